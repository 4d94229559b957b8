/** Results of rows, kept beside the build that gave them: a matrix may be run in parts, never from two builds. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtApp } from '../build-if-stale.mjs';
import { projectRoot } from '../run-step.mjs';

/** @typedef {import('../../test/faults/bench/fault-row.ts').RowResult} RowResult */

const file = `${projectRoot}.cache/faults-kept.json`;

/** Both pages name their scripts by content. */
const buildOf = () => {
  const hash = createHash('sha256');
  for (const page of ['index.html', 'measure.html']) hash.update(readFileSync(`${builtApp}/${page}`));
  return hash.digest('hex').slice(0, 12);
};

/** @returns {RowResult[]} of this build */
const kept = () => {
  try {
    const { build, rows } = JSON.parse(readFileSync(file, 'utf8'));
    return build === buildOf() ? rows : [];
  } catch {
    return [];
  }
};

/**
 * @param {readonly RowResult[]} rows just run
 * @param {readonly string[] | null} asked ids that were to run, null for all: one that left no result has none
 * @returns {RowResult[]} with what earlier runs of this build gave, in order
 */
export const keepResults = (rows, asked) => {
  const earlier = asked ? kept().filter(({ id }) => !asked.includes(id)) : [];
  const all = new Map(earlier.map((row) => [row.id, row]));
  for (const row of rows) all.set(row.id, row);
  const inOrder = [...all.values()].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
  mkdirSync(`${projectRoot}.cache`, { recursive: true });
  writeFileSync(file, JSON.stringify({ build: buildOf(), rows: inOrder }));
  return inOrder;
};

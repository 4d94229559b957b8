/** Results of the fault matrix → a table for the terminal, and docs/faults.md. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { aligned } from '../evaluate/table.mjs';
import { ensurePrograms } from '../ensure-browser.mjs';
import { projectVersion } from '../project-version.mjs';

/** The first number with a dot that a program says. @param {string} program @param {string[]} args */
const versionOf = (program, args) => {
  const { stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return /\d+\.[\d.]+/.exec(stdout)?.[0] ?? '?';
};

/** @typedef {import('../../test/faults/bench/fault-row.ts').RowResult} RowResult */

const head = [
  ...['', 'fault', 'recorded', 'received', 'in gaps', 'gap count', 'again', 'open', 's', '', 'notes'],
];

/** @param {RowResult} row */
const cellsOf = ({ id, fault, verdict, seconds, passed, notes }) => [
  ...[id, fault, String(verdict.recorded), String(verdict.received), String(verdict.inGaps)],
  ...[String(verdict.gapCount), String(verdict.redelivered), String(verdict.unanswered)],
  ...[seconds.toFixed(0), passed ? 'ok' : 'FAILED', notes],
];

/** @param {readonly RowResult[]} rows */
export const faultTable = (rows) => {
  const cells = [head, ...rows.map(cellsOf)];
  const widest = Math.max(...cells.map(([, fault = '']) => fault.length));
  return aligned(
    cells.map(([id = '', fault = '', ...rest]) => [`${id} `.padEnd(5) + fault.padEnd(widest), ...rest]),
  );
};

/** @param {readonly string[]} cells */
const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** @param {readonly RowResult[]} rows */
export const markdownOf = (rows) => {
  const words = readFileSync(new URL('words.md', import.meta.url), 'utf8');
  const green = rows.filter(({ passed }) => passed).length;
  const measured = [
    line(['', 'fault', 'recorded', 'received', 'in gaps', 'gap count', 'again', 'open', 's', '', 'notes']),
    line(['---', '---', '--:', '--:', '--:', '--:', '--:', '--:', '--:', '---', '---']),
    ...rows.map((row) => line(cellsOf(row))),
  ];
  const injected = [
    line(['', 'fault', 'injected by', 'must hold besides']),
    line(['---', '---', '---', '---']),
    ...rows.map(({ id, fault, injection, demand }) => line([id, fault, injection, demand])),
  ];
  return words
    .replace('{{verdict}}', `${green} of ${rows.length}`)
    .replace('{{version}}', projectVersion())
    .replace('{{mosquitto}}', versionOf('mosquitto', ['-h']))
    .replace('{{chromium}}', versionOf(ensurePrograms().chromium, ['--version']))
    .replace('{{machine}}', `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`)
    .replace('{{measured}}', measured.join('\n'))
    .replace('{{injected}}', injected.join('\n'));
};

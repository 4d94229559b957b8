/** Suites of accuracy: what is measured, and how often it may not be read and may be read wrong, group by group. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./summary.mjs').Figures} Figures */
/** @typedef {ReturnType<typeof import('./summary.mjs').summaryOf>} Summary */

/** @typedef {{ couldNotRead: number, readWrong: number }} Bound most pictures of a group */

/**
 * @typedef {object} Suite
 * @property {string} what
 * @property {{ rendered?: number, dials?: string, sample?: number, disturb?: string, realign?: boolean, across?: boolean, seed: number }} measure photographs, unless rendered
 * @property {Record<string, Bound>} bounds
 */

const folder = fileURLToPath(new URL('../../test/accuracy/suites/', import.meta.url));
/** Photographs beside the project; absent on most machines. */
export const photographs = fileURLToPath(new URL('../../../shared/gauges/manifest.json', import.meta.url));

export const suiteNames = () =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));

/** @param {string} name @returns {Suite | null} */
export const readSuite = (name) =>
  existsSync(`${folder}${name}.json`) ? JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8')) : null;

/** As they would be typed. @param {Suite} suite @returns {Record<string, string>} */
export const argumentsOf = ({ measure }) => ({
  ...(measure.rendered === undefined ? { manifest: photographs } : {}),
  ...Object.fromEntries(Object.entries(measure).map(([option, value]) => [option, String(value)])),
});

/** All, each tag, each disturbance and its milder half. @param {Summary} summary @returns {Map<string, Figures>} */
const groupsOf = (summary) => {
  const groups = new Map([['all', /** @type {Figures} */ (summary)]]);
  for (const [tag, figures] of Object.entries(summary.byTag)) groups.set(tag, figures);
  for (const [name, figures] of Object.entries(summary.byDisturb)) {
    groups.set(`disturbed by ${name}`, figures);
    groups.set(`disturbed by ${name}, milder half`, figures.milder);
  }
  return groups;
};

/** @param {string} name @returns {Suite} */
const suiteOf = (name) => {
  const suite = readSuite(name);
  if (!suite) throw new Error(`no suite ${name} in test/accuracy/suites`);
  return suite;
};

/**
 * What is worse than its bound, in words; a group that has a bound and was not measured is worse, too.
 * @param {string} name @param {Summary} summary
 */
export const breachesOf = (name, summary) => {
  const groups = groupsOf(summary);
  return Object.entries(suiteOf(name).bounds).flatMap(([group, bound]) => {
    const figures = groups.get(group);
    if (!figures) return [`${group} was not measured`];
    const { couldNotRead, readWrong, images } = figures;
    const worse = [];
    if (couldNotRead > bound.couldNotRead)
      worse.push(`${group}: ${couldNotRead} of ${images} not read, bound ${bound.couldNotRead}`);
    if (readWrong > bound.readWrong)
      worse.push(`${group}: ${readWrong} of ${images} read wrong, bound ${bound.readWrong}`);
    return worse;
  });
};

/** Other browsers draw and decode a little otherwise: so many of a group may be lost by that. None may go wrong. */
const slack = (/** @type {Figures} */ { readable }) => Math.ceil(0.02 * readable);

/** The diff of the file is what is reviewed. @param {string} name @param {Summary} summary */
export const writeBounds = (name, summary) => {
  const suite = suiteOf(name);
  const bounds = Object.fromEntries(
    [...groupsOf(summary)].map(([group, figures]) => [
      group,
      { couldNotRead: figures.couldNotRead + slack(figures), readWrong: figures.readWrong },
    ]),
  );
  writeFileSync(`${folder}${name}.json`, `${JSON.stringify({ ...suite, bounds }, null, 2)}\n`);
};

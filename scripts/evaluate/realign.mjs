/** A photograph → the row of its dial found again by a camera that was moved far; rows → how it was found again. */
import { seedOf, shareOf } from './draw.mjs';
import { isCalibrated, othersFor, referenceOf, shownEntry, spanOf } from './manifest.mjs';
import { scoreOf } from './score.mjs';
import { quantile } from './summary.mjs';

/** @typedef {import('./manifest.mjs').Entry} Entry */

/**
 * @typedef {object} Realigned
 * @property {boolean} found
 * @property {number | null} rimPercent largest error of the rim, % of the face radius
 * @property {number | null} marksPercent of the marks
 * @property {boolean} wrongPlace said to be found where it is not, or in another gauge's picture
 * @property {number} findMs
 */
/** @typedef {import('./score.mjs').Row & { realigned: Realigned }} RealignRow */

/** Farther off than this a place is wrong, % of the face radius. */
const wrongFromPercent = 2;

/**
 * Truth is what was read before the camera moved: what is measured is the error that re-alignment adds.
 * @param {import('playwright-core').Page} page @param {number} seed
 * @param {readonly Entry[]} all @param {Entry} entry
 * @returns {Promise<{ row: RealignRow, detail: string } | null>} null where the dial stays whole under no move, or was not read before it
 */
export const measureRealigned = async (page, seed, all, entry) => {
  const reference = referenceOf(entry, all);
  if (!isCalibrated(entry) || !isCalibrated(reference)) return null;
  const others = othersFor(entry, all);
  const other = others[Math.floor(shareOf(seed, entry.id, 'other') * others.length)];
  /** @type {import('../../test/measure/measure-job.ts').RealignJob} */
  const job = {
    ...{ picture: shownEntry(entry), reference: shownEntry(reference) },
    ...{ other: other ? shownEntry(other) : null, seed: seedOf(seed, entry.id, 'realign') },
  };
  const answer = await page.evaluate((given) => window.measure.realign(given), job);
  if (!answer || answer.realigned.before === null) return null;
  const { before, place, isFoundInOther, findMs } = answer.realigned;
  /** @param {number | null | undefined} share */
  const percent = (share) => (share === null || share === undefined ? null : 100 * share);
  const [rimPercent, marksPercent] = [percent(place?.rim), percent(place?.marks)];
  const wrongPlace = isFoundInOther || Math.max(rimPercent ?? 0, marksPercent ?? 0) > wrongFromPercent;
  const known = { id: entry.id, tags: entry.tags, span: spanOf(entry), truth: before, truthUncertainty: 0 };
  const row = scoreOf(known, null, answer);
  return {
    row: {
      ...row,
      // A wrong place that is said to be found is a wrong answer, whatever is read there.
      ...(wrongPlace && { quality: 'good', wrong: true }),
      realigned: { found: place !== null, rimPercent, marksPercent, wrongPlace, findMs },
    },
    detail: answer.detail,
  };
};

/** @param {readonly RealignRow[]} rows */
export const placesOf = (rows) => {
  const places = rows.map(({ realigned }) => realigned);
  const rims = places.flatMap(({ rimPercent }) => rimPercent ?? []);
  const marks = places.flatMap(({ marksPercent }) => marksPercent ?? []);
  return {
    candidates: rows.length,
    found: places.filter(({ found }) => found).length,
    wrongPlace: places.filter(({ wrongPlace }) => wrongPlace).length,
    medianMarksPercent: quantile(marks, 0.5),
    p95MarksPercent: quantile(marks, 0.95),
    medianRimPercent: quantile(rims, 0.5),
    p95RimPercent: quantile(rims, 0.95),
    medianFindMs: quantile(
      places.map(({ findMs }) => findMs),
      0.5,
    ),
  };
};

/** @param {ReturnType<typeof placesOf>} places */
export const placeWords = (places) => {
  /** @param {number | null} number */
  const fixed = (number) => (number === null ? '-' : number.toFixed(2));
  const { candidates, found, wrongPlace } = places;
  return [
    `found again: ${found} of ${candidates}, ${candidates - found} refused, ${wrongPlace} in a wrong place`,
    `off at the marks: median ${fixed(places.medianMarksPercent)}, p95 ${fixed(places.p95MarksPercent)} % of the face radius`,
    `off at the rim: median ${fixed(places.medianRimPercent)}, p95 ${fixed(places.p95RimPercent)} %`,
    `searched for ${fixed(places.medianFindMs)} ms (median); errors above are against the reading before the move`,
  ].join('\n');
};

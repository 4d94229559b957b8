/** Rows of the report → its figures, each with its full denominator. */

/** @typedef {import('./score.mjs').Row} Row */

/**
 * @typedef {object} Figures
 * @property {number} images
 * @property {number} readable
 * @property {number | null} coverage share of the readable
 * @property {number | null} medianErrorPercent
 * @property {number | null} p95ErrorPercent
 * @property {number | null} within1 share of the readable
 * @property {number | null} within2
 * @property {number | null} within5
 * @property {number | null} silentlyWrong share of the good answers
 * @property {number} misleading count: uncertain, and more than 2 % of span off
 * @property {number | null} u95Coverage share of the good answers
 * @property {number | null} medianU95Percent of span, of the good answers
 * @property {number} falseReads count
 * @property {number} couldNotRead count of the readable that are not covered
 * @property {number} readWrong count: good and wrong, or good where nothing was to be read
 * @property {number | null} medianMs
 * @property {number | null} p95Ms
 */

/**
 * Between closest ranks (R's type 7); null of nothing.
 * @param {readonly number[]} numbers @param {number} share 0…1
 */
export const quantile = (numbers, share) => {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? 0;
  return low + (high - low) * (place - Math.floor(place));
};

/** @param {number} part @param {number} whole */
const shareOfAll = (part, whole) => (whole === 0 ? null : part / whole);

/** @param {Row} row */
const holdsTruth = ({ value, u95, truth, truthUncertainty }) =>
  value !== null && truth !== null && Math.abs(value - truth) <= (u95 ?? 0) + (truthUncertainty ?? 0);

/** @param {readonly Row[]} rows @returns {Figures} */
export const figuresOf = (rows) => {
  const readable = rows.filter((row) => row.truth !== null);
  const answered = readable.filter((row) => row.errorPercent !== null);
  const good = readable.filter((row) => row.quality === 'good');
  const errors = answered.map((row) => row.errorPercent ?? 0);
  const times = answered.map((row) => row.ms);
  const falseReads = rows.filter((row) => row.truth === null && row.quality === 'good').length;
  /** @param {number} percent */
  const within = (percent) => shareOfAll(errors.filter((error) => error <= percent).length, readable.length);
  return {
    images: rows.length,
    readable: readable.length,
    coverage: shareOfAll(readable.filter((row) => row.covered).length, readable.length),
    medianErrorPercent: quantile(errors, 0.5),
    p95ErrorPercent: quantile(errors, 0.95),
    within1: within(1),
    within2: within(2),
    within5: within(5),
    silentlyWrong: shareOfAll(good.filter((row) => row.wrong).length, good.length),
    misleading: readable.filter((row) => row.misleads).length,
    u95Coverage: shareOfAll(good.filter(holdsTruth).length, good.length),
    medianU95Percent: quantile(
      good.flatMap(({ u95Percent }) => (u95Percent === null ? [] : [u95Percent])),
      0.5,
    ),
    falseReads,
    couldNotRead: readable.filter((row) => !row.covered).length,
    readWrong: falseReads + good.filter((row) => row.wrong).length,
    medianMs: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
  };
};

/**
 * @param {readonly Row[]} rows
 * @param {(row: Row) => readonly string[]} namesOf
 * @returns {Record<string, Row[]>}
 */
const grouped = (rows, namesOf) => {
  /** @type {Record<string, Row[]>} */
  const groups = {};
  for (const row of rows) for (const name of namesOf(row)) (groups[name] ??= []).push(row);
  return groups;
};

/** @param {Record<string, Row[]>} groups */
const figuresOfEach = (groups) =>
  Object.fromEntries(Object.entries(groups).map(([name, rows]) => [name, figuresOf(rows)]));

/** Milder half of the strengths apart: there, everything ought to be read. @param {Row[]} rows */
const byStrength = (rows) => ({
  ...figuresOf(rows),
  milder: figuresOf(rows.filter((row) => (row.strength ?? 0) < 0.5)),
  harsher: figuresOf(rows.filter((row) => (row.strength ?? 0) >= 0.5)),
});

/** @param {readonly Row[]} rows @param {(id: string) => readonly string[]} tagsOf */
export const summaryOf = (rows, tagsOf) => ({
  ...figuresOf(rows),
  byTag: figuresOfEach(grouped(rows, (row) => tagsOf(row.id))),
  byDisturb: Object.fromEntries(
    Object.entries(grouped(rows, (row) => (row.disturb === null ? [] : [row.disturb]))).map(
      ([name, some]) => [name, byStrength(some)],
    ),
  ),
});

/** An answer beside the truth → one row of the report. */

/** Shares of the needle that are looked at for being hidden: outside the hub, to the tip. */
const needleShares = Array.from({ length: 24 }, (_, k) => 0.15 + (0.85 * k) / 23);

/** @typedef {readonly [number, number]} Pair */

/** Even-odd rule. @param {readonly Pair[]} outline @param {number} x @param {number} y */
const isInside = (outline, x, y) => {
  let inside = false;
  for (let k = 0, j = outline.length - 1; k < outline.length; j = k++) {
    const [ax = 0, ay = 0] = outline[k] ?? [];
    const [bx = 0, by = 0] = outline[j] ?? [];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
};

/**
 * Whether nothing of the needle is left to see.
 * @param {Pair} pivot @param {Pair} tip @param {readonly (readonly Pair[])[]} hides
 */
export const isNeedleHidden = (pivot, tip, hides) =>
  needleShares.every((share) =>
    hides.some((outline) =>
      isInside(outline, pivot[0] + share * (tip[0] - pivot[0]), pivot[1] + share * (tip[1] - pivot[1])),
    ),
  );

/**
 * @typedef {object} Row one of `images` in the report
 * @property {string} id
 * @property {string | null} disturb
 * @property {number | null} strength
 * @property {'good' | 'uncertain' | 'bad'} quality
 * @property {readonly string[]} reasons
 * @property {number | null} value
 * @property {number | null} u95
 * @property {number | null} u95Percent of span
 * @property {number | null} angleDeg
 * @property {number | null} truth null where nobody could read a value
 * @property {number | null} truthUncertainty half-width
 * @property {number | null} errorPercent of span
 * @property {boolean} covered
 * @property {boolean} wrong good, and off by more than 2 % of span
 * @property {boolean} misleads uncertain, and as far off
 * @property {number} ms
 */

/** At a stop the needle may be said to stand at the end of the scale, where it does. */
const endTags = ['needle-at-zero', 'below-zero-stop'];
const endReasons = ['end-stop', 'beyond-scale'];
const endTolerancePercent = 2;
const wrongFromPercent = 2;

/**
 * @param {{ id: string, tags?: readonly string[] | null, span: number | null,
 *   truth: number | null, truthUncertainty: number | null }} entry truth null: unreadable, or beyond reading
 * @param {{ name: string, strength: number } | null} disturbance
 * @param {Pick<import('../../test/measure/measure-job.ts').MeasureAnswer,
 *   'quality' | 'reasons' | 'value' | 'u95' | 'angleDeg' | 'ms'>} answer
 * @returns {Row}
 */
export const scoreOf = ({ id, tags, span, truth, truthUncertainty }, disturbance, answer) => {
  const { quality, reasons, value, u95, angleDeg, ms } = answer;
  const errorPercent =
    value === null || truth === null || span === null ? null : (100 * Math.abs(value - truth)) / span;
  const isGood = quality === 'good';
  const isAtEnd =
    quality === 'uncertain' &&
    endTags.some((tag) => tags?.includes(tag)) &&
    reasons.every((reason) => endReasons.includes(reason)) &&
    errorPercent !== null &&
    errorPercent <= endTolerancePercent;
  const halfWidthPercent = span ? (100 * (truthUncertainty ?? 0)) / span : 0;
  const isOff = errorPercent !== null && errorPercent - halfWidthPercent > wrongFromPercent;
  return {
    id,
    disturb: disturbance?.name ?? null,
    strength: disturbance?.strength ?? null,
    u95Percent: u95 === null || span === null ? null : (100 * u95) / span,
    ...{ quality, reasons, value, u95, angleDeg, truth, truthUncertainty, errorPercent },
    covered: truth !== null && (isGood || isAtEnd),
    wrong: isGood && isOff,
    misleads: quality === 'uncertain' && isOff,
    ms,
  };
};

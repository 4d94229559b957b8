/** The photographs' manifest → entries with their calibration picture, and what of them the page may know. */
import { readFileSync } from 'node:fs';

/** @typedef {readonly [number, number]} Pair */

/**
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} gauge
 * @property {string} file
 * @property {number} width
 * @property {number} height
 * @property {string} unit
 * @property {Pair} [pivot]
 * @property {Pair} [tip]
 * @property {import('../../src/base/ellipse.ts').Ellipse | null} [dial]
 * @property {{ value: number, at: Pair }[]} [marks]
 * @property {number | null} reading
 * @property {number | null} [readingUncertainty]
 * @property {number} [readingByMarks]
 * @property {number} [readingByMarksUncertainty]
 * @property {number} [markSigmaDeg]
 * @property {string[] | null} tags
 * @property {string | null} [sequenceOf]
 * @property {boolean} [unreadable]
 * @property {Entry} [calibratedOn] another picture of its gauge (acrossOf)
 */

/** Folder name under which the page finds the photographs. */
export const mountName = 'photographs';

/** @param {string} file @returns {Entry[]} readable ones first, in their order */
export const readManifest = (file) => {
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const unreadable = (manifest.unreadable ?? []).map((/** @type {Entry} */ entry) => ({
    ...entry,
    unreadable: true,
  }));
  return [...manifest.images, ...unreadable];
};

/** Calibrated on itself, unless it says otherwise, or on the first of its sequence. @param {Entry} entry @param {readonly Entry[]} all */
export const referenceOf = (entry, all) =>
  entry.calibratedOn ??
  (entry.sequenceOf ? all.find((other) => other.sequenceOf === entry.sequenceOf) : undefined) ??
  entry;

/**
 * Each picture once for each other one of its gauge, calibrated on that: other light, another needle, another place of the camera.
 * @param {readonly Entry[]} all @returns {Entry[]} those of one calibration one after another
 */
export const acrossOf = (all) =>
  all
    .filter(isCalibrated)
    .flatMap((calibratedOn) =>
      all
        .filter(
          (entry) => entry.gauge === calibratedOn.gauge && entry !== calibratedOn && isCalibrated(entry),
        )
        .map((entry) => ({ ...entry, id: `${entry.id} by ${calibratedOn.id}`, calibratedOn })),
    );

/** @param {Entry} entry */
export const isCalibrated = (entry) => Boolean(entry.pivot && entry.marks && entry.marks.length >= 2);

/** Median of the annotation, where an entry does not say. */
const usualMarkSigmaDeg = 0.2;

/**
 * What a technician could have tapped; tip, readings and tags stay behind.
 * @param {Entry} entry @returns {import('../../test/measure/measure-job.ts').PictureEntry}
 */
export const shownEntry = (entry) => {
  const { id, file, width, height, unit, pivot, dial, marks, markSigmaDeg } = entry;
  if (!pivot || !marks) throw new Error(`${id} has no marks`);
  return {
    ...{ id, width, height, unit, pivot },
    url: `/${mountName}/${file.split('/').map(encodeURIComponent).join('/')}`,
    dial: dial ?? null,
    marks: marks.map(({ value, at }) => ({ value, at })),
    markSigmaDeg: markSigmaDeg ?? usualMarkSigmaDeg,
  };
};

/** A gauge that nobody could mistake for this one: another make, scale and outline. @param {Entry} entry @param {readonly Entry[]} all */
export const othersFor = (entry, all) => {
  const top = (/** @type {Entry} */ { marks = [] }) => Math.max(...marks.map(({ value }) => value));
  return all.filter(
    (other) =>
      isCalibrated(other) &&
      other.dial &&
      other.gauge !== entry.gauge &&
      (other.unit !== entry.unit || top(other) !== top(entry)),
  );
};

/** Largest less smallest mark; null of fewer than two. @param {Entry} entry */
export const spanOf = ({ marks = [] }) => {
  const values = marks.map(({ value }) => value);
  return values.length < 2 ? null : Math.max(...values) - Math.min(...values);
};

/** Options → the report: every picture through the shipped worker, one after another. */
import { dirname, resolve } from 'node:path';
import { openMeasure } from '../open-measure.mjs';
import { projectVersion } from '../project-version.mjs';
import { sampleOf, seedOf, shareOf } from './draw.mjs';
import {
  acrossOf,
  isCalibrated,
  mountName,
  othersFor,
  readManifest,
  referenceOf,
  shownEntry,
  spanOf,
} from './manifest.mjs';
import { measureRealigned, placesOf } from './realign.mjs';
import { isNeedleHidden, scoreOf } from './score.mjs';
import { summaryOf } from './summary.mjs';

/** @typedef {import('./options.mjs').EvaluateOptions} EvaluateOptions */
/** @typedef {import('./manifest.mjs').Entry} Entry */
/** @typedef {import('../../test/measure/measure-job.ts').MeasureJob} MeasureJob */
/** @typedef {import('../../test/measure/measure-job.ts').MeasureAnswer} MeasureAnswer */
/** @typedef {import('../../test/measure/draw-sheet.ts').SheetItem} SheetItem */
/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} Measured a row, and what a sheet needs to draw it; null where nothing was calibrated
 * @property {import('./score.mjs').Row} row
 * @property {readonly string[]} tags
 * @property {string} detail
 * @property {Omit<SheetItem, 'lines'> | null} drawing
 */

/** Disturbances that leave nothing to read. */
const beyondReading = new Set(['frozen', 'covered', 'gone', 'other', 'black']);
const answerDeadlineMs = 60_000;

/** @type {MeasureAnswer} the automatic mode does not propose calibrations yet */
const notYet = {
  ...{ quality: 'bad', reasons: ['not-calibrated'], value: null, u95: null, angleDeg: null, ms: 0 },
  ...{ detail: 'not calibrated', hides: [], overlay: null },
};

/** A page or worker that fails has no value to give. @param {Promise<MeasureAnswer>} answer @returns {Promise<MeasureAnswer>} */
const orFailed = async (answer) => {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    return await Promise.race([
      answer,
      new Promise((_, reject) => {
        timer = setTimeout(
          () => reject(new Error(`no answer in ${answerDeadlineMs / 1000} s`)),
          answerDeadlineMs,
        );
      }),
    ]);
  } catch (error) {
    return { ...notYet, reasons: ['worker-failed'], detail: /** @type {Error} */ (error).message };
  } finally {
    clearTimeout(timer);
  }
};

/** @param {Entry} entry @param {EvaluateOptions['mode']} mode */
const truthOf = (entry, mode) =>
  entry.unreadable
    ? { truth: null, truthUncertainty: null }
    : mode === 'calibrated'
      ? { truth: entry.readingByMarks ?? null, truthUncertainty: entry.readingByMarksUncertainty ?? 0 }
      : { truth: entry.reading, truthUncertainty: entry.readingUncertainty ?? 0 };

/** @param {EvaluateOptions} options @param {readonly string[]} known names of the page's disturbances */
const disturbancesOf = ({ disturb, levels }, known) => {
  if (disturb === null) return [null];
  if (disturb !== 'all' && !known.includes(disturb))
    throw new Error(`no disturbance is called "${disturb}"; there are: ${known.join(', ')}`);
  return (disturb === 'all' ? known : [disturb]).flatMap((name) =>
    Array.from({ length: levels }, (_, level) => ({ name, level })),
  );
};

/** @typedef {{ name: string, level: number }} Order */
/** @typedef {import('./manifest.mjs').Pair} Pair */

/**
 * Strength and seed follow from the picture's id.
 * @param {Pick<EvaluateOptions, 'seed' | 'levels'>} options @param {string} id @param {Order} order
 */
const drawnFor = ({ seed, levels }, id, { name, level }) => ({
  name,
  strength: (level + shareOf(seed, id, name, level)) / levels,
  seed: seedOf(seed, id, name, level, 'seed'),
});

/**
 * Whether a disturbance has left nothing of the needle.
 * @param {{ pivot?: Pair, tip?: Pair }} entry @param {{ name: string } | null} disturbance @param {MeasureAnswer} answer
 */
const leavesNothing = ({ pivot, tip }, disturbance, { hides }) =>
  disturbance !== null &&
  (beyondReading.has(disturbance.name) || Boolean(pivot && tip && isNeedleHidden(pivot, tip, hides)));

/**
 * @param {Page} page @param {EvaluateOptions} options
 * @param {readonly Entry[]} all @param {Entry} entry @param {Order | null} order
 * @returns {Promise<Measured>}
 */
const measureEntry = async (page, options, all, entry, order) => {
  const { mode, seed } = options;
  const reference = referenceOf(entry, all);
  const known = { id: entry.id, tags: entry.tags, span: spanOf(entry), ...truthOf(entry, mode) };
  const answerable = mode === 'calibrated' && isCalibrated(entry) && isCalibrated(reference);
  const others = order?.name === 'other' ? othersFor(entry, all) : [];
  const other = others[Math.floor(shareOf(seed, entry.id, 'other') * others.length)];
  const disturbance = order && {
    ...drawnFor(options, entry.id, order),
    other: other ? shownEntry(other) : null,
  };
  const picture = isCalibrated(entry) ? shownEntry(entry) : null;
  /** @type {MeasureAnswer} */
  let answer = notYet;
  if (answerable && picture) {
    /** @type {MeasureJob} */
    const job = { picture, reference: shownEntry(reference), disturbance };
    answer = await orFailed(page.evaluate((given) => window.measure.picture(given), job));
  }
  const row = scoreOf(
    leavesNothing(entry, disturbance, answer) ? { ...known, truth: null, truthUncertainty: null } : known,
    disturbance,
    answer,
  );
  return {
    row,
    tags: entry.tags ?? [],
    detail: answer.detail,
    drawing: picture && { picture, disturbance, overlay: answer.overlay, tip: entry.tip ?? null },
  };
};

/**
 * @param {Page} page @param {EvaluateOptions} options @param {number} index @param {Order | null} order
 * @returns {Promise<Measured | null>} null where a dial has no twin to be put in its place
 */
const measureDial = async (page, options, index, order) => {
  const disturbance = order && { ...drawnFor(options, `rendered-${index}`, order), other: null };
  const which = { seed: options.seed, index, series: options.dials };
  const seen = await page.evaluate(
    ([given, disturb]) => window.measure.rendered(given, disturb),
    /** @type {const} */ ([which, disturbance]),
  );
  if (!seen) return null;
  const { entry, answer } = seen;
  const values = entry.marks.map(({ value }) => value);
  const readable = !entry.tags.includes('beyond-reading') && !leavesNothing(entry, disturbance, answer);
  const row = scoreOf(
    {
      ...{ id: entry.id, tags: entry.tags, span: Math.max(...values) - Math.min(...values) },
      ...{ truth: readable ? entry.readingByMarks : null, truthUncertainty: readable ? 0 : null },
    },
    disturbance,
    answer,
  );
  const picture = { ...entry, rendered: which };
  return {
    row,
    tags: entry.tags,
    detail: answer.detail,
    drawing: { picture, disturbance, overlay: answer.overlay, tip: entry.tip },
  };
};

/**
 * @param {EvaluateOptions} options
 * @param {(done: number, all: number) => void} [onProgress]
 */
export const runEvaluation = async (options, onProgress = () => undefined) => {
  const { manifest, rendered, mode, backend, only, sample, seed } = options;
  const all = manifest ? readManifest(manifest) : [];
  const chosen = (options.across ? acrossOf(all) : all).filter(
    ({ id, gauge, tags }) => only === null || only === id || only === gauge || tags?.includes(only),
  );
  const entries = sample === null ? chosen : sampleOf(chosen, sample, seed);
  const measurePage = await openMeasure({
    mounts: manifest ? { [mountName]: dirname(resolve(manifest)) } : {},
  });
  const { page } = measurePage;
  try {
    if (mode === 'calibrated') await page.evaluate((given) => window.measure.open(given), backend);
    const orders = disturbancesOf(options, await page.evaluate(() => window.measure.disturbances()));
    // Nothing can be disturbed where nothing can be calibrated.
    const pairs = entries.flatMap((entry) =>
      orders.filter((order) => order === null || isCalibrated(entry)).map((order) => ({ entry, order })),
    );
    /** @type {Measured[]} */
    const measured = [];
    /** @type {import('./realign.mjs').RealignRow[]} */
    const realigned = [];
    for (const [index, { entry, order }] of pairs.entries()) {
      if (options.realign) {
        const one = await measureRealigned(page, seed, all, entry);
        if (one) {
          realigned.push(one.row);
          measured.push({ ...one, tags: entry.tags ?? [], drawing: null });
        }
      } else measured.push(await measureEntry(page, options, all, entry, order));
      onProgress(index + 1, pairs.length);
    }
    for (let index = 0; index < rendered; index++) {
      for (const order of orders) {
        const dial = await measureDial(page, options, index, order);
        if (dial && (only === null || dial.tags.includes(only) || dial.row.id === only)) measured.push(dial);
      }
      onProgress(index + 1, rendered);
    }
    const tags = new Map(measured.map((one) => [one.row.id, one.tags]));
    const rows = measured.map(({ row }) => row);
    const report = {
      ...{
        manifest: manifest ?? `rendered ${rendered}, ${options.dials}, seed ${seed}`,
        mode,
        backend,
        version: projectVersion(),
      },
      images: rows,
      summary: summaryOf(rows, (id) => tags.get(id) ?? []),
      ...(options.realign && { places: placesOf(realigned) }),
    };
    /** A page of its own, where nothing is measured: only here are the tips drawn. @param {SheetItem[]} items */
    const drawSheet = async (items) => {
      const sheetPage = await measurePage.newPage();
      const url = await sheetPage.evaluate((given) => window.measure.sheet({ items: given }), items);
      return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
    };
    return { report, measured, drawSheet, close: measurePage.close };
  } catch (error) {
    await measurePage.close();
    throw error;
  }
};

/** Command line of `npm run evaluate` → options; a wrong one ends with the usage. */
import { parseArgs } from 'node:util';
import { argumentsOf, readSuite, suiteNames } from './suite.mjs';

/**
 * @typedef {object} EvaluateOptions
 * @property {string | null} manifest path of the photographs' manifest
 * @property {number} rendered how many rendered dials, in place of photographs
 * @property {'usual' | 'harsh'} dials which series of rendered dials
 * @property {'calibrated' | 'auto'} mode
 * @property {'wasm' | 'webgpu'} backend
 * @property {string | null} only a tag, an id or a gauge
 * @property {string | null} disturb name or `all`
 * @property {boolean} realign each dial found again by a camera that was moved far, in place of reading it
 * @property {boolean} across each picture read by the calibration of each other picture of its gauge
 * @property {number} levels strengths per picture and disturbance
 * @property {number | null} sample so many pictures, drawn by the seed
 * @property {number} seed
 * @property {string | null} json file to write
 * @property {string | null} sheet folder for pictures of the worst
 * @property {string | null} suite name of the bounds that the figures must keep (test/accuracy/suites)
 * @property {boolean} accept write the figures as the suite's bounds
 */

const usage = `npm run evaluate -- --manifest FILE | --rendered N | --suite NAME
  --dials usual|harsh        rendered dials of every day, or polished, broad, in the sun, with little print (usual)
  --mode calibrated|auto     what is known of each gauge (calibrated)
  --backend wasm|webgpu      where the network runs (wasm)
  --only TAG|ID              only these pictures
  --sample N                 only N pictures, drawn by the seed
  --disturb NAME|all         each picture under a disturbance
  --realign                  each dial found again by a camera that was moved far, and read there
  --across                   each picture by the calibration made on each other picture of its gauge
  --levels N                 strengths per picture and disturbance (1)
  --seed N                   for everything drawn (1)
  --json FILE                write the whole report
  --sheet DIR                write pictures of the worst answers
  --suite NAME               what test/accuracy/suites/NAME.json says, held against its bounds
  --accept                   make the figures the suite's bounds`;

/** @param {string[]} args @returns {EvaluateOptions} */
export const parseOptions = (args) => {
  /** @param {string} problem @returns {never} */
  const stop = (problem) => {
    console.error(`${problem}\n\n${usage}`);
    process.exit(2);
  };
  const text = /** @type {const} */ ({ type: 'string' });
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        ...{
          manifest: text,
          rendered: text,
          dials: text,
          mode: text,
          backend: text,
          only: text,
          disturb: text,
        },
        ...{ levels: text, sample: text, seed: text, json: text, sheet: text, suite: text },
        accept: { type: 'boolean', default: false },
        realign: { type: 'boolean', default: false },
        across: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return stop(/** @type {Error} */ (error).message);
  }
  /** @param {string | undefined} given @param {number} otherwise @param {string} name */
  const count = (given, otherwise, name) => {
    const number = given === undefined ? otherwise : Number(given);
    return Number.isInteger(number) && number >= 0 ? number : stop(`--${name} takes a whole number`);
  };
  const { accept, suite = null } = values;
  if (suite !== null) {
    const known = readSuite(suite);
    if (!known) return stop(`--suite ${suite}? There are ${suiteNames().join(', ')}.`);
    Object.assign(values, argumentsOf(known));
  } else if (accept) return stop('--accept goes with --suite.');
  const { mode = 'calibrated', backend = 'wasm', dials = 'usual' } = values;
  if (dials !== 'usual' && dials !== 'harsh') return stop(`--dials ${dials}?`);
  if (mode !== 'calibrated' && mode !== 'auto') return stop(`--mode ${mode}?`);
  if (backend !== 'wasm' && backend !== 'webgpu') return stop(`--backend ${backend}?`);
  const rendered = count(values.rendered, 0, 'rendered');
  if (!values.manifest && rendered === 0) return stop('Give --manifest FILE or --rendered N.');
  if (values.manifest && rendered > 0) return stop('Give either --manifest or --rendered.');
  if (values.realign && (rendered > 0 || values.disturb || mode !== 'calibrated'))
    return stop('--realign goes with photographs as they are.');
  if (values.across && (rendered > 0 || values.realign || mode !== 'calibrated'))
    return stop('--across goes with photographs that are read.');
  return {
    manifest: values.manifest ?? null,
    rendered,
    dials,
    mode,
    backend,
    only: values.only ?? null,
    disturb: values.disturb ?? null,
    realign: Boolean(values.realign),
    across: Boolean(values.across),
    levels: Math.max(1, count(values.levels, 1, 'levels')),
    sample: values.sample === undefined ? null : count(values.sample, 0, 'sample'),
    seed: count(values.seed, 1, 'seed'),
    json: values.json ?? null,
    sheet: values.sheet ?? null,
    ...{ suite, accept },
  };
};

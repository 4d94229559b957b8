/** Runs one program as a named step: its outcome in one line, its output only when it failed. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's root folder, with a slash at its end. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {object} Outcome
 * @property {string} name
 * @property {boolean} passed
 * @property {number} seconds
 * @property {string} output stdout and stderr, as they came
 * @property {string} summary a few words for the line
 * @property {import('./test-report.mjs').Counts} [counts] of a suite
 */

/**
 * @param {string} name
 * @param {string[]} command program and arguments
 * @param {{
 *   env?: Record<string, string>,
 *   echo?: boolean,
 *   summarise?: (output: string, passed: boolean) => Pick<Outcome, 'passed' | 'summary' | 'counts'>
 * }} [options] `echo`: show the output while it runs; `summarise` may turn a success into a failure
 * @returns {Promise<Outcome>}
 */
export const runStep = (name, command, { env = {}, echo = false, summarise } = {}) =>
  new Promise((resolve) => {
    const [program = '', ...args] = command;
    const began = Date.now();
    let output = '';
    const child = spawn(program, args, {
      cwd: projectRoot,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    /** @param {Buffer} chunk */
    const take = (chunk) => {
      output += chunk.toString();
      if (echo) process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      output += error.message;
    });
    child.on('close', (code) => {
      const passed = code === 0;
      const told = summarise?.(output, passed) ?? { passed, summary: passed ? '' : `exit ${code}` };
      const outcome = { name, output, seconds: (Date.now() - began) / 1000, ...told };
      printOutcome(outcome, echo);
      resolve(outcome);
    });
  });

/** @param {Outcome} outcome @param {boolean} echoed */
const printOutcome = ({ name, passed, seconds, output, summary }, echoed) => {
  const verdict = passed ? 'ok    ' : 'FAILED';
  if (!passed && !echoed) process.stdout.write(`${output.trimEnd()}\n`);
  process.stdout.write(`${verdict} ${name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s  ${summary}\n`);
};

/** Path of a program that npm installed. @param {string} name */
export const installed = (name) => `${projectRoot}node_modules/.bin/${name}`;

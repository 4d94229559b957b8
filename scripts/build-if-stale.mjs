/** Builds the app where `dist` is missing or older than what it is made of. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { installed, projectRoot } from './run-step.mjs';

export const builtApp = `${projectRoot}dist`;
const sources = [
  ...['src', 'workers', 'calibration', 'public', 'models', 'test/measure'],
  ...['index.html', 'measure.html', 'package.json', 'package-lock.json', 'vite.config.ts'],
];
/** Training is not part of the app. */
const notShipped = new Set(['training', '__pycache__', 'node_modules']);

/** Newest change under `path`, ms; 0 where there is none. @param {string} path @returns {number} */
const newestChange = (path) => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = readdirSync(path).filter((name) => !notShipped.has(name));
  return Math.max(0, ...inside.map((name) => newestChange(`${path}/${name}`)));
};

const isStale = () => {
  const built = newestChange(`${builtApp}/index.html`);
  return built === 0 || sources.some((source) => newestChange(projectRoot + source) > built);
};

/** Ends the process where the build fails. */
export const buildIfStale = () => {
  if (!isStale()) return;
  console.log('building the app …');
  const began = Date.now();
  const { status } = spawnSync(installed('vite'), ['build', '--logLevel', 'warn'], {
    cwd: projectRoot,
    // Whoever asks, tests included: what is built is what is shipped.
    env: { ...process.env, NODE_ENV: 'production', VITEST: '' },
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error('the build failed; see above');
    process.exit(1);
  }
  console.log(`built in ${((Date.now() - began) / 1000).toFixed(1)} s`);
};

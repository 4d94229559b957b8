/** Finds Chromium and mosquitto; installs them on Debian as root; else says in one line what to install. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter } from 'node:path';

const chromiumNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome-headless-shell',
  'headless-shell',
  'chromium-headless-shell',
];
/** Debian puts mosquitto where only root's PATH looks. */
const folders = [
  ...(process.env.PATH ?? '').split(delimiter),
  ...['/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin', '/snap/bin'],
];

/** @param {string} file */
const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** @param {readonly string[]} names @returns {string | undefined} */
export const findProgram = (names) =>
  names.flatMap((name) => folders.map((folder) => `${folder}/${name}`)).find(isProgram);

/** $CHROMIUM first, then the usual names on the PATH. */
export const findChromium = () =>
  process.env.CHROMIUM && isProgram(process.env.CHROMIUM) ? process.env.CHROMIUM : findProgram(chromiumNames);

export const findMosquitto = () => findProgram(['mosquitto']);

/** @param {string[]} packages @returns {boolean} whether apt-get ran through */
export const installFromDebian = (packages) => {
  if (process.getuid?.() !== 0 || !findProgram(['apt-get'])) return false;
  console.log(`installing ${packages.join(' and ')} with apt-get …`);
  const aptGet = (/** @type {string[]} */ ...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return aptGet('update', '-qq') && aptGet('install', '-y', '-qq', '--no-install-recommends', ...packages);
};

/**
 * @param {{ broker?: boolean }} [needs] whether mosquitto is needed too
 * @returns {{ chromium: string, mosquitto: string | undefined }}
 * Ends the process with a sentence where something stays missing.
 */
export const ensurePrograms = ({ broker = false } = {}) => {
  const missing = () => [
    ...(findChromium() ? [] : ['chromium']),
    ...(!broker || findMosquitto() ? [] : ['mosquitto']),
  ];
  const wanted = missing();
  if (wanted.length > 0) installFromDebian(wanted);
  const left = missing();
  const chromium = findChromium();
  if (left.length > 0 || !chromium) {
    console.error(
      `Please install ${left.join(' and ')} (Debian: sudo apt-get install ${left.join(' ')}); ` +
        'a Chromium elsewhere is found through CHROMIUM=/path/to/chromium.',
    );
    process.exit(1);
  }
  process.env.CHROMIUM = chromium;
  return { chromium, mosquitto: findMosquitto() };
};

if (process.argv[1] === import.meta.filename) {
  const { chromium, mosquitto } = ensurePrograms({ broker: true });
  console.log(`chromium: ${chromium}\nmosquitto: ${mosquitto}`);
}

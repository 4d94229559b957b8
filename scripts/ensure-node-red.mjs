/** Node-RED, which only its own test needs: installed beside that test from its own lock file, or said to be missing. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { projectRoot } from './run-step.mjs';

const folder = `${projectRoot}test/consumers/node-red`;
export const nodeRedProgram = `${folder}/node_modules/node-red/red.js`;

/** Some hundred packages and a minute. Ends the process with a sentence where it cannot be installed. */
export const ensureNodeRed = () => {
  if (existsSync(nodeRedProgram)) return;
  console.log('installing Node-RED with npm …');
  const { status } = spawnSync('npm', ['ci', '--omit=optional', '--silent'], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status === 0 && existsSync(nodeRedProgram)) return;
  console.error('Please install Node-RED: npm ci --omit=optional in test/consumers/node-red.');
  process.exit(1);
};

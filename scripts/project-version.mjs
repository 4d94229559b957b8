/** The version of package.json with the commit that is checked out, where git tells. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { projectRoot } from './run-step.mjs';

/** @returns {string} */
export const projectVersion = () => {
  const { version } = JSON.parse(readFileSync(`${projectRoot}package.json`, 'utf8'));
  try {
    const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: projectRoot, stdio: 'pipe' });
    return `${version}+${commit.toString().trim()}`;
  } catch {
    return version;
  }
};

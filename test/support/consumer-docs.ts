/** The command lines of docs/consumers/README.md, run as a person would, but for the addresses. Runs in Node. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { historian } from './example-plant.ts';
import { Program } from './programs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Addresses {
  readonly tcpPort: number;
  readonly url: string;
}

/** Throws where the page no longer has it. */
const commandOf = (name: string): string => {
  const page = readFileSync(`${root}docs/consumers/README.md`, 'utf8');
  const found = new RegExp(`<!-- test: ${name} -->\\s+\`\`\`sh\\n([^]*?)\\n\`\`\``).exec(page);
  if (!found) throw new Error(`docs/consumers/README.md has no command “${name}”.`);
  return found[1]!;
};

/** @param env beside the password */
export const runDocumented = (
  name: string,
  { tcpPort, url }: Addresses,
  env: NodeJS.ProcessEnv = {},
): Program => {
  const command = commandOf(name)
    .replace('-h localhost -p 1883', `-h 127.0.0.1 -p ${tcpPort}`)
    .replace('localhost --port 1883', `127.0.0.1 --port ${tcpPort}`)
    .replace('ws://localhost:9001/mqtt', url)
    .replace('messages.jsonl', '"$FILE"')
    // Line by line, not as its output buffer fills.
    .replace(/^mosquitto_sub/, 'stdbuf -oL mosquitto_sub');
  return new Program(['sh', '-c', `exec ${command}`], {
    cwd: root,
    env: { ...process.env, PASSWORD: historian.password, ...env },
  });
};

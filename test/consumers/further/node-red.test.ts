/** Node-RED with the flow of docs/consumers/node-red, core nodes only: each reading once, parted by whether it has a value. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nodeRedProgram } from '../../../scripts/ensure-node-red.mjs';
import type { RecordedReading } from '../../../src/base/reading.ts';
import { DocumentedMosquitto } from '../../support/documented-mosquitto.ts';
import { historian, kiosk7 } from '../../support/example-plant.ts';
import { freePorts, Program } from '../../support/programs.ts';
import { sampleReadings } from '../../support/sample-readings.ts';
import { kioskSettings, SimulatedKiosk } from '../../support/simulated-kiosk.ts';
import { until } from '../../support/until.ts';

const flowFile = fileURLToPath(new URL('../../../docs/consumers/node-red/flows.json', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dialect-node-red-'));
const file = join(folder, 'readings.jsonl');

let broker: DocumentedMosquitto;
let nodeRed: Program;
let kiosk: SimulatedKiosk;

const startNodeRed = async (): Promise<string> => {
  const port = await freePorts(1);
  const settings = {
    ...{ uiPort: port, uiHost: '127.0.0.1', userDir: folder, credentialSecret: 'of-this-test' },
    telemetry: { enabled: false, updateNotification: false },
  };
  writeFileSync(join(folder, 'settings.cjs'), `module.exports = ${JSON.stringify(settings)};\n`);
  nodeRed = new Program([process.execPath, nodeRedProgram, '-s', join(folder, 'settings.cjs')], {
    env: {
      ...process.env,
      ...{ DIALECT_BROKER: broker.url, DIALECT_FILE: file },
      ...{ DIALECT_USER: historian.username, DIALECT_PASSWORD: historian.password },
    },
  });
  const address = `http://127.0.0.1:${port}`;
  const isUp = async (): Promise<boolean> => {
    if (!nodeRed.isRunning) throw new Error(`Node-RED has ended: ${nodeRed.said}`);
    return (await fetch(`${address}/flows`).catch(() => null))?.ok === true;
  };
  await until(isUp, 'Node-RED', 60_000);
  return address;
};

/** As the editor's Deploy does. */
const deploy = async (address: string): Promise<void> => {
  const answer = await fetch(`${address}/flows`, {
    ...{ method: 'POST', body: readFileSync(flowFile) },
    headers: { 'Content-Type': 'application/json', 'Node-RED-Deployment-Type': 'full' },
  });
  expect(answer.status).toBe(204);
  await until(() => nodeRed.said.includes('Connected to broker'), `the broker: ${nodeRed.said}`);
};

const written = (): RecordedReading[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as RecordedReading)
    : [];

beforeAll(async () => {
  broker = await DocumentedMosquitto.start({ users: [kiosk7, historian] });
  await deploy(await startNodeRed());
  kiosk = await SimulatedKiosk.start(kioskSettings({ url: broker.url, ...kiosk7 }));
  await kiosk.online();
});

afterAll(async () => {
  await kiosk?.stop();
  await nodeRed?.stop();
  await broker?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const expectWritten = async (recorded: readonly RecordedReading[]): Promise<void> => {
  await until(
    () => written().length >= recorded.length,
    `${recorded.length} lines, ${nodeRed.said.slice(-500)}`,
  );
  const gist = ({ id, ts, asset, tag, value, unit, u95, quality, reasons }: RecordedReading) => ({
    ...{ id, ts, asset, tag, value, unit, u95, quality, reasons },
  });
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  expect(written().map(gist).sort(byId)).toEqual(recorded.map(gist).sort(byId));
};

it('writes each reading once, also when a killed broker makes Dialect send again', async () => {
  const recorded = [...(await kiosk.record(sampleReadings(4, 30, Date.now() - 30_000)))];
  await expectWritten(recorded);
  await broker.saved();
  await broker.kill();
  recorded.push(...(await kiosk.record(sampleReadings(4, 10, Date.now() - 10_000, 2))));
  await broker.restart();
  await kiosk.online();
  await kiosk.drained();
  await expectWritten(recorded);
  expect(recorded.some(({ quality }) => quality === 'bad')).toBe(true);
});

/** A camera that shows dials of known reading → readings at a real broker, also when broker or browser die meanwhile. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CameraLine } from '../support/camera-line.ts';
import { missingIds, withoutRepeats } from '../support/received-readings.ts';
import { until } from '../support/until.ts';
import { waitForConnection } from '../support/wait-for-connection.ts';

let line: CameraLine;

beforeAll(async () => {
  line = await CameraLine.start();
});

afterAll(() => line?.stop());

/** Every number up to the newest comes, and no moment of a gauge comes under two ids. */
const expectComplete = async (): Promise<void> => {
  const missing = (): string[] => missingIds(withoutRepeats(line.received()));
  await until(() => missing().length === 0, `what is missing: ${missing().join(' ')}`, 60_000);
  const readings = withoutRepeats(line.received());
  const moments = readings.map(({ asset, tag, ts }) => `${asset}/${tag} ${ts}`);
  expect(moments.length).toBe(new Set(moments).size);
};

const newestTs = (): number => Math.max(0, ...line.received().map(({ ts }) => ts));

it('calls no reading good before the imported gauges have a reference picture', async () => {
  await line.waitForValues(4 * 3);
  for (const { value, quality, reasons } of line.received()) {
    expect(quality).not.toBe('good');
    if (value !== null) expect(reasons).toContain('no-reference');
  }
});

it('delivers what the dials show, within 1 % of span, of all gauges', async () => {
  await line.takeReferences();
  const isGood = ({ quality }: { quality: string }): boolean => quality === 'good';
  const readyGauges = (): number =>
    new Set(
      line
        .received()
        .filter(isGood)
        .map(({ asset }) => asset),
    ).size;
  await until(() => readyGauges() === line.dials.length, 'good readings of all gauges', 60_000);
  for (const { record, truth } of line.dials) {
    const own = line.received().filter(({ asset }) => asset === record.gauge.asset);
    const settled = own.filter(({ quality }) => quality === 'good');
    expect(settled.length, `good readings of ${record.gauge.asset}`).toBeGreaterThan(0);
    const span = record.marks.at(-1)!.value - record.marks[0]!.value;
    for (const { value, unit, reasons } of settled) {
      expect(Math.abs(value! - truth) / span, record.gauge.asset).toBeLessThan(0.01);
      expect(unit).toBe(record.gauge.unit);
      expect(reasons).toEqual([]);
    }
  }
  await expectComplete();
});

it('loses nothing while the broker is dead', async () => {
  line.browser.expected.push(/WebSocket connection to .* failed/, /ERR_CONNECTION_REFUSED/);
  await line.broker.kill();
  const deadSince = Date.now();
  await waitForConnection(line.page, 'Offline');
  await new Promise((resolve) => setTimeout(resolve, 5000));
  await line.broker.restart();
  const aliveSince = Date.now();
  await until(() => newestTs() > aliveSince, 'live readings after the broker came back', 60_000);
  await expectComplete();
  const meanwhile = line.received().filter(({ ts }) => ts > deadSince && ts < aliveSince);
  expect(new Set(meanwhile.map(({ asset }) => asset)).size).toBe(line.dials.length);
});

it('loses nothing that was stored when the browser is killed and comes back while the broker is away', async () => {
  await line.broker.kill();
  const deadSince = Date.now();
  await waitForConnection(line.page, 'Offline');
  await new Promise((resolve) => setTimeout(resolve, 4000));
  await line.browser.kill();
  const killedAt = Date.now();
  await line.browser.restart();
  await line.open();
  await new Promise((resolve) => setTimeout(resolve, 5000));
  await line.broker.restart();
  const aliveSince = Date.now();
  await until(() => newestTs() > aliveSince, 'live readings after all came back', 60_000);
  await expectComplete();
  const stored = line.received().filter(({ ts }) => ts > deadSince && ts < killedAt);
  expect(stored.length, 'readings of before the kill').toBeGreaterThan(line.dials.length);
});

it('writes no other error to the console', () => expect(line.browser.errors).toEqual([]));

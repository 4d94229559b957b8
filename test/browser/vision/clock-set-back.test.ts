/** The clock of the device is set back while a gauge is watched: the next frame is looked at all the same. */
import { afterEach, expect, it } from 'vitest';
import { VisionClient } from '../../../src/vision/vision-client.ts';
import { benchScene } from '../../measure/bench/bench-scene.ts';

let client: VisionClient | undefined;
afterEach(() => client?.close());

it('keeps the pace of a gauge, and loses no time to a clock that was set', async () => {
  client = new VisionClient({ backend: 'wasm' });
  const scene = await benchScene(client, 1, 1);
  client.setGauges(scene.records.map((record) => ({ gauge: record.id, record, everyMs: 500 })));
  const seen: boolean[] = [];
  const start = Date.UTC(2026, 0, 1);
  const hour = 3_600_000;
  let sequence = 0;
  for (const ms of [0, 250, 500, 500 - hour, 750 - hour, 1000 - hour]) {
    const stamp = {
      sequence: sequence++,
      capturedAtMs: start + ms,
      origin: 'camera',
      simulated: false,
    } as const;
    const observations = await client.observe(scene.frame(sequence), stamp, false);
    expect(observations.every(({ outcome }) => outcome.ok)).toBe(true);
    seen.push(observations.length > 0);
  }
  expect(seen).toEqual([true, false, true, true, false, true]);
});

/** What some encoders had before the others: known for as long as a broker can be trusted with it, and no longer. */
import { expect, it } from 'vitest';
import { keepAcknowledgedMs } from '../../../src/store/outbox/outbox.ts';
import { Ahead } from '../../../workers/courier/ahead.ts';
import { Fuzz } from '../../support/fuzz.ts';

const reading = (epoch: number, sequence: number): { id: string } => ({ id: `kiosk:${epoch}:${sequence}` });

it('knows what was acknowledged, until the connection is lost too soon after it', () => {
  const ahead = new Ahead();
  ahead.add(reading(3, 10), 0);
  ahead.add(reading(3, 11), keepAcknowledgedMs - 1);
  expect(ahead.has(reading(3, 10))).toBe(true);
  expect(ahead.has(reading(3, 11))).toBe(true);
  expect(ahead.has(reading(3, 12))).toBe(false);
  expect(ahead.has(reading(4, 10))).toBe(false);
  ahead.connectionLost(keepAcknowledgedMs);
  expect(ahead.has(reading(3, 10))).toBe(true);
  expect(ahead.has(reading(3, 11))).toBe(false);
});

it('never claims what was not acknowledged, with whatever holes, epochs and losses', () => {
  const at = new Fuzz();
  for (let round = 0; round < 50; round += 1) {
    const ahead = new Ahead();
    const certain = new Set<string>();
    let recent: { id: string; atMs: number }[] = [];
    let nowMs = 0;
    for (let sequence = 0; sequence < 300; sequence += 1) {
      nowMs += at.nat(2000);
      const one = reading(1 + at.nat(2), sequence);
      if (at.nat(4) > 0) {
        ahead.add(one, nowMs);
        recent.push({ ...one, atMs: nowMs });
      }
      if (at.nat(60) > 0) continue;
      ahead.connectionLost(nowMs);
      for (const { id, atMs } of recent) if (nowMs - atMs >= keepAcknowledgedMs) certain.add(id);
      recent = [];
    }
    const known = new Set([...certain, ...recent.map(({ id }) => id)]);
    for (let epoch = 1; epoch <= 2; epoch += 1)
      for (let sequence = 0; sequence < 300; sequence += 1)
        expect(ahead.has(reading(epoch, sequence))).toBe(known.has(reading(epoch, sequence).id));
  }
});

/** What stays of readings when the disk is full: minimum, mean, maximum and honest counts, however often merged. */
import { describe, expect, it } from 'vitest';
import type { Gap } from '../../../src/base/gap.ts';
import { mergeGaps } from '../../../src/store/outbox/merge-gaps.ts';
import { thinReadings } from '../../../src/store/outbox/thin-readings.ts';
import { sampleReadings } from '../../support/sample-readings.ts';

const gapOf = (from: number, seconds: number, seed: number): Gap => {
  const readings = sampleReadings(3, seconds, from * 1000, seed);
  return {
    v: 1,
    id: `k:1:${1000 + seed}`,
    ts: 0,
    cause: 'storage-full',
    count: readings.length,
    lost: { epoch: 1, from: from * 3, to: from * 3 + readings.length - 1 },
    span: { fromTs: readings[0]!.ts, toTs: readings.at(-1)!.ts },
    series: thinReadings(readings),
  };
};

describe('thinning', () => {
  it('keeps minimum, mean and maximum of the readings with a value, and counts all', () => {
    const readings = sampleReadings(2, 60, 0);
    const [first] = thinReadings(readings);
    const own = readings.filter(({ asset }) => asset.endsWith('PG-101'));
    const values = own.map(({ value }) => value).filter((value) => value !== null);
    expect(first).toMatchObject({
      n: 60,
      valued: values.length,
      min: Math.min(...values),
      max: Math.max(...values),
    });
    expect(first!.mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 7);
  });

  it('has no number for a gauge that had none', () => {
    const bad = sampleReadings(1, 5, 0).map((reading) => ({ ...reading, value: null }));
    expect(thinReadings(bad)[0]).toMatchObject({ min: null, mean: null, max: null, n: 5, valued: 0 });
  });

  it('merges gaps as if they had been thinned together', () => {
    const parts = [gapOf(0, 60, 1), gapOf(60, 60, 2), gapOf(120, 30, 3)];
    const merged = mergeGaps(parts);
    expect(merged).toMatchObject({ count: 450, lost: { epoch: 1, from: 0, to: 449 }, id: 'k:1:1001' });
    const together = thinReadings([
      ...sampleReadings(3, 60, 0, 1),
      ...sampleReadings(3, 60, 60_000, 2),
      ...sampleReadings(3, 30, 120_000, 3),
    ]);
    merged.series.forEach((series, index) => {
      expect({ ...series, mean: 0 }).toEqual({ ...together[index], mean: 0 });
      expect(series.mean).toBeCloseTo(together[index]!.mean!, 6);
    });
  });
});

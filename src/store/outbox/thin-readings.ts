/** A stretch of readings → least, mean and greatest value per gauge: what stays when the disk is full. */
import type { ThinnedSeries } from '../../base/gap.ts';
import type { Reading } from '../../base/reading.ts';

const thinSeries = (readings: readonly Reading[]): ThinnedSeries => {
  const { asset, tag, unit, reference } = readings[0]!;
  const values = readings.map(({ value }) => value).filter((value) => value !== null);
  const has = values.length > 0;
  return {
    asset,
    tag,
    unit,
    reference,
    min: has ? Math.min(...values) : null,
    mean: has ? Number((values.reduce((sum, value) => sum + value, 0) / values.length).toPrecision(9)) : null,
    max: has ? Math.max(...values) : null,
    n: readings.length,
    valued: values.length,
  };
};

export const thinReadings = (readings: readonly Reading[]): readonly ThinnedSeries[] => {
  const series = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = JSON.stringify([reading.asset, reading.tag, reading.unit, reading.reference]);
    const known = series.get(key);
    if (known) known.push(reading);
    else series.set(key, [reading]);
  }
  return [...series.values()].map(thinSeries);
};

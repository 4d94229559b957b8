/** A simulated plant's readings at 1 Hz for tests: seeded, with noise, a few bad ones among them. */
import type { Reading } from '../../src/base/reading.ts';

/** Mulberry32: numbers in 0…1 that are the same in every run. */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

export const sampleReading = (gauge: number, ts: number, random: () => number): Reading => {
  const bad = random() < 0.02;
  const value = 4 + gauge / 7 + Math.sin(ts / 60_000 + gauge) + (random() - 0.5) * 0.02;
  return {
    v: 1,
    ts,
    asset: `acme/lyon/utilities/boilerhouse/PG-${101 + gauge}`,
    tag: 'pressure',
    value: bad ? null : value,
    unit: 'bar',
    reference: 'gauge',
    quality: bad ? 'bad' : 'good',
    reasons: bad ? ['glare'] : [],
    u95: bad ? null : 0.02 + random() * 0.001,
    angleDeg: bad ? null : value * 27 + 45,
    raw: bad ? null : value + (random() - 0.5) * 0.01,
    peakToPeak: null,
    calibration: `c-${gauge}@3`,
    n: bad ? 0 : 9,
  };
};

/** One reading per gauge and second. */
export const sampleReadings = (gauges: number, seconds: number, fromTs: number, seed = 1): Reading[] => {
  const random = seededRandom(seed);
  return Array.from({ length: seconds }, (_, second) =>
    Array.from({ length: gauges }, (_, gauge) =>
      sampleReading(gauge, fromTs + second * 1000 + Math.floor(random() * 30), random),
    ),
  ).flat();
};

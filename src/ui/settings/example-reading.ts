/** A reading to show the form of messages by, before there is a real one. */
import type { Reading } from '../../base/reading.ts';

export const exampleReading: Reading = {
  v: 1,
  ts: 1_733_904_005_123,
  asset: 'works/boilerhouse/PG-101',
  tag: 'pressure',
  value: 4.12,
  unit: 'bar',
  reference: 'gauge',
  quality: 'good',
  reasons: [],
  u95: 0.02,
  angleDeg: 131.4,
  raw: 4.13,
  peakToPeak: null,
  calibration: 'pg-101@3',
  n: 9,
};

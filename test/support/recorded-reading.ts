/** The example record of the specification, changed as a test needs it. */
import type { RecordedReading } from '../../src/base/reading.ts';

export const recordedReading = (change: Partial<RecordedReading> = {}): RecordedReading => ({
  v: 1,
  id: 'kiosk7:3:48211',
  ts: 1_733_904_005_123,
  asset: 'acme/lyon/utilities/boilerhouse/PG-101',
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
  calibration: 'c-17@3',
  historical: false,
  n: 9,
  ...change,
});

/** What a gauge that is covered reads. */
export const badReading = (change: Partial<RecordedReading> = {}): RecordedReading =>
  recordedReading({
    ...{ value: null, quality: 'bad', reasons: ['covered'], u95: null, angleDeg: null, raw: null, n: 0 },
    ...change,
  });

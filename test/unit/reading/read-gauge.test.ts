/** Every observation becomes a reading: its value only with unit, time, quality and uncertainty. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { radians } from '../../../src/base/angle.ts';
import type { Evidence, Observation } from '../../../src/base/observation.ts';
import { badReasons, qualityOf } from '../../../src/base/quality.ts';
import type { Reading } from '../../../src/base/reading.ts';
import { emptyMemory, type GaugeMemory } from '../../../src/reading/gauge-memory.ts';
import { readGauge } from '../../../src/reading/read-gauge.ts';
import { withoutObservation } from '../../../src/reading/without-observation.ts';
import { exampleNames } from '../calibration/example-records.ts';
import {
  clearEvidence,
  observationOf,
  preparedExample,
  preparedRecord,
  refusedObservation,
  start,
} from './build-observation.ts';

const pressure = preparedExample('pressure-0-10-bar');

/** What holds of any reading whatever. */
const expectSound = (reading: Reading): void => {
  expect(reading.quality).toBe(qualityOf(reading.reasons));
  expect(reading.value === null).toBe(reading.quality === 'bad');
  for (const key of ['u95', 'angleDeg', 'raw'] as const)
    expect(reading[key] === null, key).toBe(reading.value === null);
  if (reading.value !== null) {
    for (const key of ['value', 'u95', 'angleDeg', 'raw'] as const)
      expect(reading[key], key).toSatisfy(Number.isFinite);
    expect(reading.u95).toBeGreaterThan(0);
    expect(reading.n).toBeGreaterThan(0);
  }
  expect(reading.ts).toSatisfy(Number.isFinite);
  expect(reading.unit).toBeTruthy();
  // No NaN, Infinity or undefined hides anywhere.
  expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
};

const readAll = (observations: readonly Observation[], prepared = pressure): Reading[] => {
  let memory: GaugeMemory = emptyMemory;
  return observations.map((observation) => {
    const read = readGauge(memory, observation, prepared);
    memory = read.memory;
    return read.reading;
  });
};

const camera = (k: number, everyMs = 100) =>
  ({ origin: 'camera', sequence: k, capturedAtMs: start + k * everyMs }) as const;

describe('a single picture', () => {
  it.each(exampleNames)('%s is read good, unchanged and complete', (name) => {
    const prepared = preparedExample(name);
    const { lowValue, highValue } = prepared.curve;
    const value = lowValue + 0.62 * (highValue - lowValue);
    const { reading, interpretation } = readGauge(emptyMemory, observationOf(prepared, value), prepared);
    expectSound(reading);
    const { gauge, id, revision } = prepared.record;
    expect(reading).toMatchObject({
      v: 1,
      ts: start,
      asset: gauge.asset,
      tag: gauge.tag,
      unit: gauge.unit,
      reference: gauge.reference,
      quality: 'good',
      reasons: [],
      calibration: `${id}@${revision}`,
      n: 1,
      peakToPeak: null,
    });
    expect(Math.abs(reading.value! - value)).toBeLessThan(1e-5 * (highValue - lowValue));
    expect(reading.raw).toBe(reading.value);
    expect(reading.u95).toBe(interpretation!.u95);
  });

  it('of a needle at rest below zero is uncertain, with its value', () => {
    const { reading } = readGauge(emptyMemory, observationOf(pressure, -0.08), pressure);
    expect(reading).toMatchObject({ quality: 'uncertain', reasons: ['end-stop'] });
    expect(reading.value).toBeCloseTo(-0.08, 3);
  });

  it('of a needle far off the scale is bad, without one', () => {
    const { reading } = readGauge(emptyMemory, observationOf(pressure, 11.4), pressure);
    expectSound(reading);
    expect(reading).toMatchObject({ quality: 'bad', reasons: ['off-scale'] });
  });

  it('that was rendered says simulated', () => {
    const observation = observationOf(pressure, 5, { frame: { simulated: true } });
    expect(readGauge(emptyMemory, observation, pressure).reading).toMatchObject({
      quality: 'uncertain',
      reasons: ['simulated'],
    });
  });

  it('says when the calibration is overdue, by today or by its capture time', () => {
    const read = (nowIso?: string) =>
      readGauge(emptyMemory, observationOf(pressure, 5), pressure, nowIso).reading.reasons;
    expect(read()).toEqual([]);
    expect(read('2027-04-13T00:00:00Z')).toEqual([]);
    expect(read('2027-05-01T00:00:00Z')).toEqual(['calibration-overdue']);
    const past = preparedRecord({ ...pressure.record, dueAt: '2026-01-01' });
    expect(readGauge(emptyMemory, observationOf(past, 5), past).reading.reasons).toEqual([
      'calibration-overdue',
    ]);
  });

  it('seen with another revision of the calibration is not read', () => {
    const { reading } = readGauge(
      emptyMemory,
      observationOf(pressure, 5, { calibration: 'pg-101@2' }),
      pressure,
    );
    expect(reading).toMatchObject({ value: null, reasons: ['waiting'] });
  });

  it.each([0, -1, Number.NaN, Infinity * -1])('captured at %s has no usable time', (capturedAtMs) => {
    const { reading } = readGauge(
      emptyMemory,
      observationOf(pressure, 5, { frame: { capturedAtMs } }),
      pressure,
    );
    expectSound(reading);
    expect(reading.reasons).toEqual(['clock-unusable']);
  });
});

describe('a run of pictures', () => {
  it('becomes good with the third, and stays so', () => {
    const readings = readAll(
      Array.from({ length: 30 }, (_, k) => observationOf(pressure, 5, { frame: camera(k) })),
    );
    expect(readings.map(({ quality }) => quality)).toEqual([
      'uncertain',
      'uncertain',
      ...Array(28).fill('good'),
    ]);
    expect(readings.at(-1)!.n).toBe(20);
  });

  it('gives no value while the picture is lost, and recovers by itself', () => {
    const lost = { stage: 'gate', reason: 'dark', detail: '' } as const;
    const frames = Array.from({ length: 60 }, (_, k) =>
      k >= 20 && k < 40
        ? refusedObservation(pressure, lost, start + k * 100)
        : observationOf(pressure, k < 20 ? 5 : 7, { frame: camera(k) }),
    );
    const readings = readAll(frames);
    for (const reading of readings.slice(20, 40))
      expect(reading).toMatchObject({ value: null, reasons: ['dark'] });
    expect(readings.at(-1)).toMatchObject({ quality: 'good', reasons: [] });
    expect(readings.at(-1)!.value).toBeCloseTo(7, 3);
    // Nothing that was read before the dark is mixed into what is read after it.
    for (const reading of readings.slice(42)) expect(reading.value).toBeCloseTo(7, 3);
  });

  it('starts afresh with a new calibration and when time runs backwards', () => {
    const next = preparedRecord({ ...pressure.record, revision: 4 });
    const { memory } = readGauge(emptyMemory, observationOf(pressure, 5, { frame: camera(0) }), pressure);
    expect(readGauge(memory, observationOf(next, 9, { frame: camera(1) }), next).reading).toMatchObject({
      n: 1,
    });
    const back = readGauge(memory, observationOf(pressure, 9, { frame: camera(-50) }), pressure);
    expect(back.reading.n).toBe(1);
    expect(back.reading.value).toBeCloseTo(9, 3);
  });

  it('keeps a memory that can be cloned and does not grow', () => {
    let memory: GaugeMemory = emptyMemory;
    for (let k = 0; k < 500; k++) {
      memory = readGauge(memory, observationOf(pressure, 5, { frame: camera(k) }), pressure).memory;
      expect(memory.frames.length).toBeLessThanOrEqual(20);
    }
    expect(structuredClone(memory)).toEqual(memory);
  });
});

describe('any evidence whatever', () => {
  const wild = fc.oneof(
    fc.double(),
    fc.double({ min: -0.2, max: 1.2, noNaN: true }),
    fc.constantFrom(0, 0.5, 1, Number.NaN, Infinity, -Infinity),
  );
  const evidence: fc.Arbitrary<Evidence> = fc.record({
    ...(Object.fromEntries(Object.keys(clearEvidence).map((key) => [key, wild])) as unknown as {
      [Key in keyof Evidence]: fc.Arbitrary<never>;
    }),
    fitDisagreement: fc.option(wild) as fc.Arbitrary<never>,
    printCorrelation: fc.option(wild) as fc.Arbitrary<never>,
  });
  const mostlyClear: fc.Arbitrary<Evidence> = fc
    .tuple(evidence, fc.subarray(Object.keys(clearEvidence) as (keyof Evidence)[], { maxLength: 3 }))
    .map(([odd, keys]) => ({ ...clearEvidence, ...Object.fromEntries(keys.map((key) => [key, odd[key]])) }));
  const line = fc.record(
    {
      through: fc.record({ x: wild, y: wild }),
      direction: wild.map(radians),
      directionSigma: wild.map(radians),
      lateralSigma: wild,
    },
    { requiredKeys: [] },
  );
  const example = fc.constantFrom(...exampleNames.map(preparedExample));
  const frame = fc.record({
    sequence: fc.nat(),
    capturedAtMs: fc.oneof(wild, fc.integer({ min: start - 3000, max: start + 3000 })),
    origin: fc.constantFrom('camera', 'still', 'video-file', 'demo-plant') as fc.Arbitrary<'still'>,
    simulated: fc.boolean(),
  });

  it('never throws, and gives a sound reading', () => {
    const scene = fc.tuple(
      fc.oneof(evidence, mostlyClear),
      line,
      frame,
      fc.double({ min: -0.2, max: 1.2, noNaN: true }),
    );
    const qualities = { good: 0, uncertain: 0, bad: 0 };
    fc.assert(
      fc.property(example, fc.array(scene, { minLength: 1, maxLength: 8 }), (prepared, scenes) => {
        const { lowValue, highValue } = prepared.curve;
        const observations = scenes.map(([seen, needle, stamp, share]) =>
          observationOf(prepared, lowValue + share * (highValue - lowValue), {
            evidence: seen,
            line: share > 0.5 ? needle : {},
            frame: stamp,
          }),
        );
        for (const reading of readAll(observations, prepared)) {
          expectSound(reading);
          qualities[reading.quality]++;
        }
      }),
      { numRuns: 400 },
    );
    // The property is empty unless all kinds of readings came up.
    expect(Math.min(...Object.values(qualities))).toBeGreaterThan(0);
  });
});

describe('without an observation', () => {
  it.each(['camera-lost', 'worker-failed', 'not-calibrated', 'waiting'] as const)(
    '%s is bad, timed and without a value',
    (reason) => {
      const reading = withoutObservation(pressure.record, reason, start, true);
      expectSound(reading);
      expect(reading).toMatchObject({
        ts: start,
        value: null,
        quality: 'bad',
        reasons: [reason, 'simulated'],
        unit: 'bar',
      });
    },
  );

  it('passes on every reason that a stage refuses with', () => {
    for (const reason of badReasons) {
      const [reading] = readAll([refusedObservation(pressure, { stage: 'gate', reason, detail: 'x' })]);
      expectSound(reading!);
      expect(reading!.reasons).toEqual([reason]);
    }
  });
});

/** Panel meters seen from aside, calibrated by taps: what is read holds the truth as often as it says, with a tapped frame or without. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMeasure } from '../../scripts/open-measure.mjs';

interface Read {
  readonly error: number;
  readonly u95: number;
  /** Largest less smallest mark. */
  readonly span: number;
}

const metersPerTilt = 20;
const seed = 88;

let opened: Awaited<ReturnType<typeof openMeasure>>;
beforeAll(async () => {
  opened = await openMeasure();
  await opened.page.evaluate(() => window.measure.open('wasm'));
});
afterAll(() => opened.close());

/** Other meters at every tilt; those that have a value. */
const readMeters = async (tiltDeg: number, corners: boolean): Promise<Read[]> => {
  const reads: Read[] = [];
  for (let k = 0; k < metersPerTilt; k++) {
    const order = { seed, index: 100 * tiltDeg + k, tiltDeg, corners };
    const { reading, record, truth } = await opened.page.evaluate(
      (given) => window.measure.panelMeter(given),
      order,
    );
    const { value, u95 } = reading;
    const span = record.marks.at(-1)!.value - record.marks[0]!.value;
    if (value !== null && u95 !== null) reads.push({ error: Math.abs(value - truth), u95, span });
  }
  return reads;
};

const heldOf = (reads: readonly Read[]): number =>
  reads.filter(({ error, u95 }) => error <= u95).length / reads.length;
const medianShare = (reads: readonly Read[]): number =>
  reads.map(({ u95, span }) => u95 / span).sort((a, b) => a - b)[reads.length >> 1] ?? Infinity;

describe('panel meters of which nothing but pivot and marks is known', () => {
  it('hold the truth in nine of ten intervals at 20° to 45°, and nearly all have a value', async () => {
    const aside = [
      ...(await readMeters(20, false)),
      ...(await readMeters(30, false)),
      ...(await readMeters(45, false)),
    ];
    expect(aside.length).toBeGreaterThanOrEqual(0.95 * 3 * metersPerTilt);
    expect(heldOf(aside)).toBeGreaterThanOrEqual(0.9);
  });

  it('do not pay for 45° when their marks show that they are seen straight', async () => {
    const straight = await readMeters(0, false);
    expect(straight).toHaveLength(metersPerTilt);
    expect(medianShare(straight)).toBeLessThan(0.007);
  });
});

it('a frame seen too straight to tell the side leaves no interval too narrow', async () => {
  const reads = await readMeters(10, true);
  expect(reads).toHaveLength(metersPerTilt);
  expect(heldOf(reads)).toBeGreaterThanOrEqual(0.9);
});

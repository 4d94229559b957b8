/** A meter whose tilt is not told: its readings are in doubt by what tilts do that its marks leave possible, and by no more. */
import { describe, expect, it } from 'vitest';
import { fourPoints } from '../../../calibration/dial-pose.ts';
import { realignRecord } from '../../../calibration/realign-record.ts';
import { homography } from '../../../src/base/homography.ts';
import { poseOfView } from '../../../src/camera/demo-plant/dial-view.ts';
import { seededRandom } from '../../../src/camera/demo-plant/random.ts';
import { interpret, type Interpretation } from '../../../src/reading/interpret.ts';
import type { Prepared } from '../../../src/reading/prepare-gauge.ts';
import { tiltDoubt } from '../../../src/reading/unknown-tilt.ts';
import { observationOf, preparedExample, preparedRecord } from './build-observation.ts';
import { axisSeen, meterRecord, meterView, needleSeen } from './seen-meter.ts';

const most = 0.036;

const read = (prepared: Prepared, ...needle: Parameters<typeof needleSeen>): Interpretation => {
  const line = needleSeen(...needle);
  const interpreted = interpret(observationOf(prepared, needle[1], { line }), prepared);
  if (!interpreted.ok) throw new Error(interpreted.error);
  return interpreted.value;
};

describe('a tilt that is certain', () => {
  const places = [0, 40, 90, 145].flatMap((axisDeg) =>
    [0.13, 0.5, 0.82].map((value) => [axisDeg, value] as const),
  );

  it.each(places)('about %d° puts %d in doubt by what it does', (axisDeg, value) => {
    // So far away that one side is no larger than the other.
    const view = meterView(45, { axisDeg, distance: 1e5 });
    const record = meterRecord(view, 3);
    const prepared = preparedRecord(record);
    const { curve } = prepared;
    const tilts = [{ tangent: 1, axis: axisSeen(view, record), weight: 1 }];
    const [flat, raised] = [0, most / 10].map((height) => read(prepared, view, value, height)) as [
      Interpretation,
      Interpretation,
    ];
    const doubt = tiltDoubt(tilts, curve, curve.travelOf((flat.angleDeg * Math.PI) / 180));
    expect(doubt.angles).toBeCloseTo(Math.abs(flat.value - value), 4);
    // By a tenth of the height: the doubt is of first order.
    const height = 10 * Math.abs(raised.value - flat.value);
    expect(doubt.height / height).toBeGreaterThan(0.93);
    expect(doubt.height / height).toBeLessThan(1.07);
  });
});

describe.each([
  [6, 0],
  [6, 20],
  [6, 30],
  [6, 45],
  [3, 20],
  [3, 30],
])('of meters with %d marks, seen at %d°,', (marks, tiltDeg) => {
  const random = seededRandom(1000 + tiltDeg);
  const readings = Array.from({ length: 150 }, (_, k) => {
    const axisDeg = random.between(0, 360);
    const view = meterView(tiltDeg, { axisDeg, distance: random.between(6, 14) });
    const prepared = preparedRecord(meterRecord(view, marks, 0.5, 1 + k));
    const value = random.between(0.05, 0.95);
    const interpreted = read(prepared, view, value, random.between(0, most));
    return { error: Math.abs(interpreted.value - value), u95: interpreted.u95 };
  });

  it('the interval holds nine in ten at least', () => {
    const held = readings.filter(({ error, u95 }) => error <= u95).length;
    expect(held / readings.length).toBeGreaterThanOrEqual(0.9);
  });

  it('and is no wider than what it must hold', () => {
    const needed = readings.map(({ error, u95 }) => error / u95).sort((a, b) => a - b);
    expect(needed.at(-3)).toBeGreaterThan(tiltDeg === 0 ? 0.3 : 0.7);
  });
});

it('does not count where an outline or the corners of a frame tell the tilt', () => {
  const view = meterView(30);
  const record = meterRecord(view, 5);
  const points = fourPoints(poseOfView(view));
  expect(preparedRecord(record).unknownTilts).not.toEqual([]);
  expect(preparedRecord({ ...record, perspective: { ...points, sigmaPx: 1 } }).unknownTilts).toEqual([]);
  expect(preparedExample('pressure-0-10-bar').unknownTilts).toEqual([]);
});

it('counts the height alone where corners straighten a meter, but do not tell the side', () => {
  const view = meterView(10);
  const record = meterRecord(view, 3, 0.5);
  const points = { ...fourPoints(poseOfView(view)), sigmaPx: 1, depth: 'unknown' } as const;
  const nameOf = ({ name }: { name: string }): string => name;
  const [corners, none] = [{ ...record, perspective: points }, record].map(
    (one) => read(preparedRecord(one), view, 0.4, 0.018).budget,
  );
  expect(none!.contributions.map(nameOf)).toContain('tilted-angles');
  expect(corners!.contributions.map(nameOf)).not.toContain('tilted-angles');
  const parallax = corners!.contributions.find(({ name }) => name === 'parallax')!.u;
  expect(parallax).toBeGreaterThan(0.001);
});

it('still counts where a meter was found again, whose tilt was not known before', () => {
  const record = meterRecord(meterView(30), 5);
  const pose = homography<'dial', 'frame'>([150, 5, 380, -5, 150, 350, 0, 0, 1]);
  const by = { pose, picture: record.picture, by: 'A. Person', atIso: '2026-05-01T00:00:00Z' };
  const again = preparedRecord(realignRecord(record, by)).unknownTilts;
  const before = preparedRecord(record).unknownTilts;
  const tangent = (tilts: typeof again): number =>
    tilts.reduce((sum, each) => sum + each.weight * each.tangent, 0);
  expect(tangent(again)).toBeCloseTo(tangent(before), 2);
});

/** A record that follows the camera keeps its scale: only the picture's places are new. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialPose, faceOf } from '../../../calibration/dial-pose.ts';
import { fitScale } from '../../../calibration/fit-scale.ts';
import { parseRecord } from '../../../calibration/parse-record.ts';
import { readLine } from '../../../calibration/read-line.ts';
import { realignRecord } from '../../../calibration/realign-record.ts';
import type { CalibrationRecord, FourPoints } from '../../../calibration/record.ts';
import { radians, turnBetween } from '../../../src/base/angle.ts';
import { homography, invert, project, type Homography } from '../../../src/base/homography.ts';
import { poseOfView } from '../../../src/camera/demo-plant/dial-view.ts';
import { exampleNames, exampleRecord } from './example-records.ts';

const schema: unknown = JSON.parse(
  readFileSync(new URL('../../../calibration/record.schema.json', import.meta.url), 'utf8'),
);
const matchesSchema = new Ajv2020({ strict: true }).compile(schema as object);

const picture = { width: 1920, height: 1080 };
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Where a camera at any place before the gauge sees its dial. */
const poses = fc
  .record({
    x: between(300, 1600),
    y: between(300, 800),
    radius: between(40, 400),
    tiltDeg: between(0, 55),
    axisDeg: between(0, 360),
    rollDeg: between(-180, 180),
    distance: between(4, 40),
  })
  .map((view) => poseOfView(view) as Homography<'dial', 'frame'>);

const realigned = (record: CalibrationRecord, pose: Homography<'dial', 'frame'>): CalibrationRecord =>
  realignRecord(record, { pose, picture, by: 'Ada', atIso: '2026-05-01T08:30:00.000Z' });

const points = ({ perspective }: CalibrationRecord): FourPoints => {
  if (perspective.method !== 'points') throw new Error(perspective.method);
  return perspective;
};

/** Directions of the marks about the pivot on the dial seen straight on. */
const dialAngles = (record: CalibrationRecord): number[] => {
  const back = invert(dialPose(record));
  if (!back.ok) throw new Error('degenerate');
  const pivot = project(back.value, record.pivot);
  return record.marks.map(({ at }) => {
    const mark = project(back.value, at);
    return Math.atan2(mark.y - pivot.y, mark.x - pivot.x);
  });
};

describe.each(exampleNames)('%s, seen from anywhere', (name) => {
  const record = exampleRecord(name);

  it('has every mark at the same angle on the dial, to 1e-9 rad', () => {
    const before = dialAngles(record);
    fc.assert(
      fc.property(poses, (pose) => {
        const after = dialAngles(realigned(record, pose));
        for (const [k, angle] of after.entries())
          expect(Math.abs(turnBetween(radians(before[k]!), radians(angle)))).toBeLessThan(1e-9);
      }),
    );
  });

  it('lies exactly where the dial was found, its outline with it', () => {
    const rimDistance = (one: CalibrationRecord): number => {
      const back = invert(dialPose(one));
      if (!back.ok) throw new Error('degenerate');
      const { cx, cy, rx, rotationDeg } = faceOf(one);
      const turn = (rotationDeg * Math.PI) / 180;
      const end = project(back.value, { x: cx + rx * Math.cos(turn), y: cy + rx * Math.sin(turn) });
      return Math.hypot(end.x, end.y);
    };
    const isCircle = record.perspective.method !== 'points' && record.face !== null;
    const isCentred = record.face?.cx === record.pivot.x && record.face.cy === record.pivot.y && isCircle;
    fc.assert(
      fc.property(poses, (pose) => {
        const after = realigned(record, pose);
        const placed = dialPose(after);
        for (const at of [
          { x: 0, y: 0 },
          { x: 0.9, y: 0.2 },
          { x: -0.4, y: -0.8 },
        ]) {
          const truth = project(pose, at);
          expect(project(placed, at).x).toBeCloseTo(truth.x, 6);
          expect(project(placed, at).y).toBeCloseTo(truth.y, 6);
        }
        if (isCentred) expect(rimDistance(after)).toBeCloseTo(1, 6);
      }),
    );
  });

  it('passes the parser and the schema as the next revision, and says where its scale is from', () => {
    fc.assert(
      fc.property(poses, (pose) => {
        const after = realigned(record, pose);
        const parsed = parseRecord(structuredClone(after));
        expect(parsed.ok ? [] : parsed.error).toEqual([]);
        expect(matchesSchema(after), JSON.stringify(matchesSchema.errors)).toBe(true);
        expect(after).toMatchObject({
          id: record.id,
          revision: record.revision + 1,
          alignedFrom: `${record.id}@${record.revision}`,
          author: 'Ada',
          picture,
          gauge: record.gauge,
          scale: record.scale,
          needle: record.needle,
          dueAt: record.dueAt,
          print: null,
        });
        expect(after.marks.map(({ value }) => value)).toEqual(record.marks.map(({ value }) => value));
      }),
    );
  });
});

/** Where angles were taken in the picture, only the marks are kept: between them the dial's own angles are right. */
const withPlane = exampleNames.filter((name) => exampleRecord(name).perspective.method !== 'none');

it.each(withPlane)('%s: reads the same value from the same needle', (name) => {
  const record = exampleRecord(name);
  const scaleOf = (one: CalibrationRecord) => {
    const fitted = fitScale(one);
    if (!fitted.ok) throw new Error(fitted.error);
    return fitted.value;
  };
  const old = scaleOf(record);
  fc.assert(
    fc.property(poses, between(0.02, 0.98), (pose, share) => {
      const curve = scaleOf(realigned(record, pose));
      const value = old.lowValue + share * (old.highValue - old.lowValue);
      const angle = old.angleOf(value);
      const tip = project(curve.toReference, {
        x: old.pivot.x + 0.5 * Math.cos(angle),
        y: old.pivot.y + 0.5 * Math.sin(angle),
      });
      const through = project(curve.toReference, old.pivot);
      const direction = radians(Math.atan2(tip.y - through.y, tip.x - through.x));
      const at = readLine(curve, { through, direction });
      expect(Math.abs(curve.valueAtTravel(at!.travel) - value)).toBeLessThan(
        1e-5 * (old.highValue - old.lowValue),
      );
    }),
  );
});

describe('which side of the dial is nearer', () => {
  const told = exampleRecord('thermometer-four-points');

  it.each(exampleNames.filter((name) => exampleRecord(name).perspective.method !== 'points'))(
    'is not made known by finding %s again, whose outline did not tell it',
    (name) => {
      fc.assert(
        fc.property(poses, (pose) => {
          expect(realigned(exampleRecord(name), pose).perspective).toMatchObject({ depth: 'unknown' });
          const twice = realigned(realigned(exampleRecord(name), pose), pose);
          expect(twice.perspective).toMatchObject({ depth: 'unknown' });
        }),
      );
    },
  );

  it('stays known where four points told it, with a doubt that only grows', () => {
    const record = { ...told, perspective: { ...points(told), sigmaPx: 2 } };
    const same = homography<'dial', 'frame'>(dialPose(record));
    let before = points(record);
    for (let time = 0; time < 3; time++) {
      const after = points(realigned({ ...record, perspective: before }, same));
      expect(after.depth).toBeUndefined();
      expect(after.sigmaPx!).toBeGreaterThan(before.sigmaPx!);
      expect(after.sigmaPx!).toBeLessThan(1.01 * before.sigmaPx!);
      before = after;
    }
    expect(points(realigned(told, same)).sigmaPx).toBeUndefined();
  });
});

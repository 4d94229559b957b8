/** The rendered dials' truth, by hand-made examples and properties. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dialPose, faceOf } from '../../../calibration/dial-pose.ts';
import { invert, project } from '../../../src/base/homography.ts';
import { demoRecords } from '../../../src/camera/demo-plant/demo-records.ts';
import { evenMarks, needleAngle } from '../../../src/camera/demo-plant/dial-geometry.ts';
import { dialKinds } from '../../../src/camera/demo-plant/dial-kinds.ts';
import { faceEllipse, poseOfView } from '../../../src/camera/demo-plant/dial-view.ts';

const even = { power: 1, zeroNearer: 0 };

test('a 270° gauge of 0…10 points left-down at 0, up at 5, right-down at 10', () => {
  const marks = evenMarks(0, 10, 10, 135, 270);
  expect(needleAngle({ marks, bends: [], law: even }, 0)).toBe(135);
  expect(needleAngle({ marks, bends: [], law: even }, 5)).toBe(270);
  expect(needleAngle({ marks, bends: [], law: even }, 10)).toBe(405);
});

test('a counter-clockwise vacuum gauge turns the other way', () => {
  const marks = evenMarks(-1, 0, 5, 45, -270);
  expect(needleAngle({ marks, bends: [], law: even }, -1)).toBe(45);
  expect(needleAngle({ marks, bends: [], law: even }, -0.5)).toBeCloseTo(-90);
  expect(needleAngle({ marks, bends: [], law: even }, 0)).toBe(-225);
});

test('every kind of scale runs one way and needle angles stay between their marks', () => {
  for (const kind of dialKinds) {
    const turn = Math.sign(kind.marks[1].angleDeg - kind.marks[0].angleDeg);
    kind.marks.slice(1).forEach((mark, index) => {
      const before = kind.marks[index]!;
      expect(mark.value).toBeGreaterThan(before.value);
      expect(Math.sign(mark.angleDeg - before.angleDeg)).toBe(turn);
      const share = (value: number): number =>
        (needleAngle({ ...kind, bends: [] }, value) - before.angleDeg) / (mark.angleDeg - before.angleDeg);
      expect(share(before.value)).toBeCloseTo(0);
      expect(share(mark.value)).toBeCloseTo(1);
      let last = 0;
      for (let k = 1; k < 10; k++) {
        const here = share(before.value + ((mark.value - before.value) * k) / 10);
        expect(here).toBeGreaterThan(last);
        last = here;
      }
    });
  }
});

test('a flow scale is printed by the square law, between its numbers too', () => {
  const kind = dialKinds.find(({ name }) => name === 'flow')!;
  expect(needleAngle({ ...kind, bends: [] }, 2)).toBeCloseTo(135 + 270 / 64);
  expect(needleAngle({ ...kind, bends: [] }, 9)).toBeCloseTo(135 + (270 * 81) / 256);
});

test('ticks run evenly towards a 0 that is printed nearer to the first number', () => {
  const kind = dialKinds.find(({ name }) => name === 'kpa-600')!;
  const angle = (value: number): number => needleAngle({ ...kind, bends: [] }, value);
  expect(angle(200) - angle(100)).toBeCloseTo(46);
  for (const value of [10, 50, 90]) expect(angle(100) - angle(value)).toBeCloseTo((46 * (100 - value)) / 100);
  expect(angle(100) - angle(0)).toBeCloseTo(42);
});

const views = fc.record({
  x: fc.double({ min: 100, max: 900, noNaN: true }),
  y: fc.double({ min: 100, max: 900, noNaN: true }),
  radius: fc.double({ min: 20, max: 400, noNaN: true }),
  tiltDeg: fc.double({ min: 0, max: 65, noNaN: true }),
  axisDeg: fc.double({ min: 0, max: 360, noNaN: true }),
  rollDeg: fc.double({ min: -180, max: 180, noNaN: true }),
  distance: fc.constantFrom(5, 8, 20, Infinity),
});

test('a view puts the pivot where it says, and every point of the rim lies on the face’s ellipse', () => {
  fc.assert(
    fc.property(views, fc.double({ min: 0, max: 360, noNaN: true }), (view, degree) => {
      const pose = poseOfView(view);
      const pivot = project(pose, { x: 0, y: 0 });
      expect(pivot.x).toBeCloseTo(view.x, 6);
      expect(pivot.y).toBeCloseTo(view.y, 6);
      const centre = { x: 0.02, y: -0.01 };
      const ellipse = faceEllipse(pose, centre);
      const angle = (degree * Math.PI) / 180;
      const rim = project(pose, { x: centre.x + Math.cos(angle), y: centre.y + Math.sin(angle) });
      const turn = (-ellipse.rotationDeg * Math.PI) / 180;
      const [dx, dy] = [rim.x - ellipse.cx, rim.y - ellipse.cy];
      const u = (dx * Math.cos(turn) - dy * Math.sin(turn)) / ellipse.rx;
      const v = (dx * Math.sin(turn) + dy * Math.cos(turn)) / ellipse.ry;
      expect(u * u + v * v).toBeCloseTo(1, 5);
    }),
  );
});

test('straight on, a view keeps size and directions', () => {
  const pose = poseOfView({ x: 50, y: 60, radius: 10, tiltDeg: 0, axisDeg: 33, rollDeg: 0, distance: 7 });
  expect(project(pose, { x: 1, y: 0 }).x).toBeCloseTo(60);
  expect(project(pose, { x: 0, y: 1 }).y).toBeCloseTo(70);
});

test('the far side of a tilted dial is seen shorter than the near side', () => {
  const pose = poseOfView({ x: 0, y: 0, radius: 100, tiltDeg: 50, axisDeg: 0, rollDeg: 0, distance: 6 });
  const up = -project(pose, { x: 0, y: -1 }).y;
  const down = project(pose, { x: 0, y: 1 }).y;
  expect(Math.abs(up - down)).toBeGreaterThan(5);
});

test('the demo records place every mark at its printed angle about the pivot', () => {
  expect(new Set(demoRecords.map(({ id }) => id)).size).toBe(6);
  for (const record of demoRecords) {
    const back = invert(dialPose(record));
    if (!back.ok) throw new Error('degenerate pose');
    const values = record.marks.map(({ value }) => value);
    const kind = dialKinds.find(
      ({ marks, unit }) => unit === record.gauge.unit && marks.every(({ value }) => values.includes(value)),
    )!;
    for (const mark of record.marks) {
      const at = project(back.value, mark.at);
      const angle = needleAngle({ ...kind, bends: [] }, mark.value);
      const turn = (Math.atan2(at.y, at.x) * 180) / Math.PI - angle;
      expect(Math.abs((((turn % 360) + 540) % 360) - 180)).toBeLessThan(1e-6);
    }
    expect(faceOf(record).rx).toBeGreaterThan(80);
  }
});

/** The printed scale as geometry: value to needle angle and to points of the dial plane. Exact, so it is the truth. */
import type { DialPoint } from '../../base/point.ts';
import type { DialSpec } from './dial-spec.ts';

/** Direction of the needle at `value`, degrees from +x clockwise on screen, unwrapped; runs on evenly beyond both ends. */
export const needleAngle = ({ marks, bends }: Pick<DialSpec, 'marks' | 'bends'>, value: number): number => {
  let upper = marks.findIndex((mark) => mark.value >= value);
  if (upper === -1) upper = marks.length - 1;
  const b = marks[Math.max(1, upper)]!;
  const interval = Math.max(1, upper) - 1;
  const a = marks[interval]!;
  const share = (value - a.value) / (b.value - a.value);
  const bend = share > 0 && share < 1 ? 4 * share * (1 - share) * (bends[interval] ?? 0) : 0;
  return a.angleDeg + (share + bend) * (b.angleDeg - a.angleDeg);
};

/** The point at `radius` (face radii) from the pivot in direction `angleDeg`. */
export const polarPoint = (angleDeg: number, radius: number): DialPoint => ({
  x: radius * Math.cos((angleDeg * Math.PI) / 180),
  y: radius * Math.sin((angleDeg * Math.PI) / 180),
});

/** Where a technician would tap a mark: the middle of its tick. */
export const markPoints = (spec: DialSpec): { value: number; at: DialPoint }[] =>
  spec.marks.map(({ value, angleDeg }) => ({
    value,
    at: polarPoint(angleDeg, (spec.print.outer + spec.print.majorInner) / 2),
  }));

/** Smallest and largest value of the printed scale. */
export const scaleRange = (spec: Pick<DialSpec, 'marks'>): { low: number; high: number } => ({
  low: spec.marks[0].value,
  high: spec.marks[spec.marks.length - 1]!.value,
});

/** Evenly spread marks: `count` intervals over `sweepDeg` (negative: counter-clockwise) from `startDeg`. */
export const evenMarks = (
  low: number,
  high: number,
  count: number,
  startDeg: number,
  sweepDeg: number,
): DialSpec['marks'] =>
  Array.from({ length: count + 1 }, (_, index) => ({
    // Rounded so that 0.1 + 0.2 prints as 0.3; the rounded number is what the dial says.
    value: Number((low + ((high - low) * index) / count).toPrecision(10)),
    angleDeg: startDeg + (sweepDeg * index) / count,
  })) as unknown as DialSpec['marks'];

/** The printed scale as geometry: value to needle angle and to points of the dial plane. Exact, so it is the truth. */
import type { DialPoint } from '../../base/point.ts';
import type { DialSpec, PrintedLaw } from './dial-spec.ts';

/** Share of the way from 0 to `value` on a scale whose angles are in proportion to a power of it. */
const raised = (value: number, power: number): number => Math.sign(value) * Math.abs(value) ** power;

/** Share of the way between two marks, degrees apart, at which the ticks' law puts `value`; the 0 takes what is below it. */
const shareByLaw = (
  { power, zeroNearer }: PrintedLaw,
  [low, high, value]: readonly [number, number, number],
  betweenDeg: number,
): number => {
  if (low === 0 && zeroNearer > 0 && value > low && value < high)
    return Math.max(0, 1 - ((high - value) / (high - low)) * (1 + zeroNearer / Math.abs(betweenDeg)));
  return (raised(value, power) - raised(low, power)) / (raised(high, power) - raised(low, power));
};

/** Direction of the needle at `value`, degrees from +x clockwise on screen, unwrapped; runs on by its law beyond both ends. */
export const needleAngle = (
  { marks, bends, law }: Pick<DialSpec, 'marks' | 'bends' | 'law'>,
  value: number,
): number => {
  let upper = marks.findIndex((mark) => mark.value >= value);
  if (upper === -1) upper = marks.length - 1;
  const b = marks[Math.max(1, upper)]!;
  const interval = Math.max(1, upper) - 1;
  const a = marks[interval]!;
  const share = shareByLaw(law, [a.value, b.value, value], b.angleDeg - a.angleDeg);
  const bend = share > 0 && share < 1 ? 4 * share * (1 - share) * (bends[interval] ?? 0) : 0;
  return a.angleDeg + (share + bend) * (b.angleDeg - a.angleDeg);
};

/** The point at `radius` (face radii) from the pivot in direction `angleDeg`. */
export const polarPoint = (angleDeg: number, radius: number): DialPoint => ({
  x: radius * Math.cos((angleDeg * Math.PI) / 180),
  y: radius * Math.sin((angleDeg * Math.PI) / 180),
});

/** Values of the ticks between a mark and the next, in rising order. */
export const ticksAfter = ({ marks, print }: DialSpec, index: number): number[] => {
  const [from, to] = [marks[index]!.value, marks[index + 1]!.value];
  return Array.from(
    { length: print.divisions - 1 },
    (_, k) => from + ((to - from) * (k + 1)) / print.divisions,
  );
};

/**
 * Where a technician would tap marks: the middle of their ticks. As the calibration screen asks where the numbers do not tell
 * how the ticks run: of a curved scale also the ticks between the first two numbers, of a 0 that stands nearer the two next to it.
 */
export const markPoints = (spec: DialSpec): { value: number; at: DialPoint }[] => {
  const { majorInner, outer } = spec.print;
  const numbers = spec.marks.map(({ value }) => value);
  const { power, zeroNearer } = spec.law;
  const asked = ticksAfter(spec, 0).slice(0, power !== 1 ? undefined : zeroNearer > 0 ? 2 : 0);
  const values = numbers.toSpliced(1, 0, ...asked);
  return values.map((value) => ({
    value,
    at: polarPoint(needleAngle(spec, value), (outer + majorInner) / 2),
  }));
};

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

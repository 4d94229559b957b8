/** Marks, pivot and perspective of a record → what keeps a scale from being laid through them. */
import { fromFourPoints, homography, project } from '../src/base/homography.ts';
import { distance } from '../src/base/point.ts';
import { turnBetween } from '../src/base/angle.ts';
import { fitScale, nearestMarkPx, sameAngle, type ScaleRefusal } from './fit-scale.ts';
import type { CalibrationRecord } from './record.ts';
import type { RecordIssue } from './record-issue.ts';

const markIssues = ({ marks, pivot, scale }: CalibrationRecord): RecordIssue[] => {
  const nearest = nearestMarkPx(marks, pivot);
  const directions = marks.map(({ at }) => Math.atan2(at.y - pivot.y, at.x - pivot.x));
  const size = Math.max(...marks.map(({ value }) => Math.abs(value)));
  return marks.flatMap(({ value, at }, k): RecordIssue[] => {
    if (distance(at, pivot) < nearest)
      return [{ path: `marks[${k}].at`, message: 'This mark lies on the pivot: tap the mark on the scale.' }];
    const before = marks[k - 1];
    if (!before) return [];
    if (value === before.value)
      return [{ path: `marks[${k}].value`, message: `The value ${value} is there twice: remove one.` }];
    if (value < before.value)
      return [
        {
          path: `marks[${k}].value`,
          message: 'Values must rise from mark to mark: sort them, or correct this value.',
        },
      ];
    if (value - before.value < 1e-9 * size)
      return [{ path: `marks[${k}].value`, message: 'Too close to the value before it: remove one.' }];
    const meets = scale.wraps && k === marks.length - 1 && marks.length > 2;
    if (!meets && Math.abs(turnBetween(directions[k - 1]!, directions[k]!)) < sameAngle)
      return [
        { path: `marks[${k}].at`, message: 'Two marks lie in the same direction from the pivot: move one.' },
      ];
    return [];
  });
};

const onLine = 'Three of the four points lie on a line: spread them out.';

/** Below this the place of one point hardly tells the perspective: 3 points within 2 % of a line. */
const leastSpread = 0.02;

/** The flattest triangle among the points: its height by its longest side. */
const spreadOf = (points: readonly { readonly x: number; readonly y: number }[]): number =>
  Math.min(
    ...points.map((_, left) => {
      const [a, b, c] = points.filter((_, k) => k !== left);
      const doubleArea = Math.abs((b!.x - a!.x) * (c!.y - a!.y) - (c!.x - a!.x) * (b!.y - a!.y));
      const longest = Math.max(distance(a!, b!), distance(b!, c!), distance(a!, c!));
      return longest > 0 ? doubleArea / longest ** 2 : 0;
    }),
  );

const perspectiveIssues = ({ perspective, face, pivot, marks }: CalibrationRecord): RecordIssue[] => {
  if (perspective.method === 'none') return [];
  if (perspective.method === 'ellipse')
    return face
      ? []
      : [
          {
            path: 'face',
            message: 'Perspective by the ellipse needs the face: outline it, or choose “none”.',
          },
        ];
  const path = 'perspective';
  const spread = Math.min(spreadOf(perspective.picture), spreadOf(perspective.dial));
  if (spread < leastSpread) return [{ path, message: onLine }];
  const back = fromFourPoints<'reference', 'dial'>(perspective.picture, perspective.dial);
  if (!back.ok) return [{ path, message: onLine }];
  const [a, b, c, d, e, f, g, h, i] = back.value;
  const depths = [pivot, ...marks.map(({ at }) => at)].map(({ x, y }) => g * x + h * y + i);
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  // The sign of the Jacobian at the pivot is that of determinant / depth³.
  if (determinant * depths[0]! < 0)
    return [{ path, message: 'The four points mirror the dial: give them in the same order in both lists.' }];
  if (depths.some((depth) => depth * depths[0]! <= 0))
    return [
      { path, message: 'Under this perspective some marks lie behind the camera: place the points again.' },
    ];
  const centre = project(homography<'reference', 'dial'>(back.value), pivot);
  return Math.hypot(centre.x, centre.y) > 0.3
    ? [{ path, message: 'The four points do not put the pivot at the dial’s origin: place them again.' }]
    : [];
};

const fitWords = (refusal: ScaleRefusal, record: CalibrationRecord): RecordIssue => {
  if (refusal === 'degenerate-perspective')
    return { path: 'perspective', message: 'This perspective folds the picture: place its points again.' };
  const { direction, wraps } = record.scale;
  const other = direction === 'clockwise' ? 'counter-clockwise' : 'clockwise';
  const mirrored = fitScale({ ...record, scale: { ...record.scale, direction: other } });
  if (mirrored.ok)
    return { path: 'scale.direction', message: `These marks rise ${other}: choose that direction.` };
  return wraps
    ? {
        path: 'scale.wraps',
        message: 'A full-turn scale needs its last mark where its first is, and one between: add it.',
      }
    : {
        path: 'marks',
        message: `The marks do not follow each other ${direction} within one turn: correct values or places.`,
      };
};

/** Empty when a scale can be fitted. */
export const brokenGeometry = (record: CalibrationRecord): RecordIssue[] => {
  const issues = [...markIssues(record), ...perspectiveIssues(record)];
  if (issues.length > 0) return issues;
  const fitted = fitScale(record);
  return fitted.ok ? [] : [fitWords(fitted.error, record)];
};

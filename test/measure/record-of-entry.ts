/** A picture with tapped pivot, outline and marks → the calibration record that the app would have made of it. */
import type { CalibrationRecord, Mark } from '../../calibration/record.ts';
import type { Ellipse } from '../../src/base/ellipse.ts';
import { turnBetween } from '../../src/base/angle.ts';
import type { PressureReference, UnitCode } from '../../src/base/unit.ts';
import { isUnitCode, unitCodes, unitOf } from '../../src/base/unit.ts';
import { unitTable } from '../../src/base/unit-table.ts';
import type { PictureEntry } from './measure-job.ts';

/** By code, or by the symbol that stands on the dial; else a plain number: how well a dial is read does not hang on its unit. */
const unitNamed = (text: string): UnitCode =>
  isUnitCode(text) ? text : (unitCodes.find((known) => unitTable[known].symbol === text) ?? 'one');

/** Values rise clockwise on screen, unless the marks in their order turn the other way. */
const directionOf = (
  marks: readonly Mark[],
  pivot: { x: number; y: number },
): 'clockwise' | 'counter-clockwise' => {
  const angles = marks.map(({ at }) => Math.atan2(at.y - pivot.y, at.x - pivot.x));
  if (angles.length < 3) return 'clockwise';
  const turned = angles.slice(1).reduce((sum, angle, index) => sum + turnBetween(angles[index]!, angle), 0);
  return turned >= 0 ? 'clockwise' : 'counter-clockwise';
};

/** Without a print: that is captured from the picture by the worker. */
export const recordOfEntry = (entry: PictureEntry): CalibrationRecord => {
  const pivot = { x: entry.pivot[0], y: entry.pivot[1] };
  const marks = entry.marks
    .map(({ value, at: [x, y] }) => ({ value, at: { x, y } }))
    .sort((a, b) => a.value - b.value);
  const reach =
    marks.reduce((sum, { at }) => sum + Math.hypot(at.x - pivot.x, at.y - pivot.y), 0) / marks.length;
  const unit = unitNamed(entry.unit);
  const reference: PressureReference = unitOf(unit).references[0] ?? 'none';
  return {
    format: 'dialect-calibration',
    version: 1,
    id: entry.id,
    revision: 1,
    author: 'measure',
    createdAt: '2025-01-01T00:00:00.000Z',
    device: 'measure',
    gauge: {
      asset: `measure/${entry.id}`,
      tag: 'value',
      unit,
      reference,
      accuracyClass: null,
      description: '',
    },
    picture: { width: entry.width, height: entry.height },
    pivot,
    face: entry.dial,
    perspective: entry.perspective ?? { method: 'none' },
    marks,
    markSigmaPx: (entry.markSigmaDeg * Math.PI * reach) / 180,
    scale: {
      law: 'piecewise-linear',
      direction: directionOf(marks, pivot),
      wraps: false,
      endStops: { low: true, high: true },
      division: null,
    },
    needle: { colour: 'any', reach: null },
    print: null,
    verifications: [],
    dueAt: null,
  };
};

/** Share by which a face reaches beyond its marks and pivot. */
const margin = 1.25;

/** What tells where a dial is in its picture. */
export type DialInSight = Pick<PictureEntry, 'dial' | 'pivot' | 'marks'>;

/** The part of the picture that a person calls the dial: its outline, or what holds marks and pivot. */
export const sightOf = ({ dial, pivot, marks }: DialInSight): Ellipse => {
  if (dial) return dial;
  const points = [pivot, ...marks.map(({ at }) => at)];
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return {
    cx: (left + right) / 2,
    cy: (top + bottom) / 2,
    rx: (margin * (right - left)) / 2,
    ry: (margin * (bottom - top)) / 2,
    rotationDeg: 0,
  };
};

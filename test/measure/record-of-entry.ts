/** A picture with tapped pivot, outline and marks → the calibration record that the app would have made of it. */
import type { CalibrationRecord, Mark } from '../../calibration/record.ts';
import { turnBetween } from '../../src/base/angle.ts';
import type { PressureReference, UnitCode } from '../../src/base/unit.ts';
import { isUnitCode, unitOf } from '../../src/base/unit.ts';
import { unitTable } from '../../src/base/unit-table.ts';
import type { PictureEntry } from './measure-job.ts';

/** Spellings found on dials that are neither a code nor a symbol of the table. */
const spellings: Readonly<Record<string, UnitCode>> = { 'kgf/cm2': 'kgf/cm2', mmH2O: 'mmH2O', '°C': 'degC' };

const unitNamed = (text: string): UnitCode => {
  if (isUnitCode(text)) return text;
  const bySymbol = Object.entries(unitTable).find(([, row]) => row.symbol === text)?.[0];
  const code = spellings[text] ?? (isUnitCode(bySymbol) ? bySymbol : undefined);
  if (!code) throw new Error(`no unit is written "${text}"`);
  return code;
};

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

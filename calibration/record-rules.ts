/** A well-shaped record → what no shape can say: rules between its fields. */
import { unitOf } from '../src/base/unit.ts';
import { distance } from '../src/base/point.ts';
import { brokenGeometry } from './geometry-rules.ts';
import { base64Bytes } from './base64-bytes.ts';
import type { CalibrationRecord } from './record.ts';
import type { RecordIssue } from './record-issue.ts';

type Rule = (record: CalibrationRecord) => RecordIssue | false;

const validTime = (text: string): boolean => Number.isFinite(Date.parse(text));

/** A reading of pressure must say against what; a reading of anything else must not. */
const referenceFits: Rule = ({ gauge }) => {
  const { references, symbol } = unitOf(gauge.unit);
  return (
    !references.includes(gauge.reference) && {
      path: 'gauge.reference',
      message: `A value in ${symbol || 'no unit'} cannot be “${gauge.reference}”: choose ${references.join(', ')}.`,
    }
  );
};

/** `vacuum` counts the depth below the atmosphere upwards. */
const vacuumCountsUp: Rule = ({ gauge, marks }) =>
  gauge.reference === 'vacuum' &&
  marks.every(({ value }) => value <= 0) && {
    path: 'gauge.reference',
    message:
      'A scale at and below zero is gauge pressure: choose “gauge”, or give the depth of vacuum as positive.',
  };

const namesComposed: Rule = ({ gauge }) =>
  [gauge.asset, gauge.tag].some((name) => name !== name.normalize('NFC')) && {
    path: 'gauge',
    message: 'Asset and tag must be in Unicode’s composed form (NFC): type them again.',
  };

const timesReal: Rule = ({ createdAt, dueAt, verifications }) =>
  ![createdAt, dueAt ?? createdAt, ...verifications.map(({ at }) => at)].every(validTime) && {
    path: !validTime(createdAt)
      ? 'createdAt'
      : dueAt !== null && !validTime(dueAt)
        ? 'dueAt'
        : 'verifications',
    message: 'No such date in the calendar: correct it.',
  };

const divisionFits: Rule = ({ scale, marks }) =>
  scale.division !== null &&
  scale.division > marks.at(-1)!.value - marks[0]!.value && {
    path: 'scale.division',
    message: 'One division is larger than the whole scale: give the value of the smallest printed step.',
  };

const printWhole: Rule = ({ print }) =>
  print !== null &&
  base64Bytes(print.luma) !== print.size * print.size && {
    path: 'print.luma',
    message: `The print must hold ${print.size} × ${print.size} bytes: capture it again.`,
  };

const insidePicture = ({ picture, pivot, marks }: CalibrationRecord): RecordIssue[] => {
  const outside = ({ x, y }: { x: number; y: number }): boolean =>
    Math.abs(x / picture.width - 0.5) > 1.5 || Math.abs(y / picture.height - 0.5) > 1.5;
  const message = 'Far outside the picture: place it again, or correct the size of the picture.';
  return [
    ...(outside(pivot) ? [{ path: 'pivot', message }] : []),
    ...marks.flatMap(({ at }, k) => (outside(at) ? [{ path: `marks[${k}].at`, message }] : [])),
  ];
};

const faceHoldsPivot: Rule = ({ face, pivot }) => {
  if (face === null) return false;
  if (Math.min(face.rx, face.ry) / Math.max(face.rx, face.ry) < 0.15)
    return { path: 'face', message: 'The face is too narrow to be read: outline it again.' };
  return (
    distance({ x: face.cx, y: face.cy }, pivot) > 2 * Math.max(face.rx, face.ry) && {
      path: 'face',
      message: 'The face is far from the pivot: outline the right dial.',
    }
  );
};

const rules: readonly Rule[] = [
  referenceFits,
  vacuumCountsUp,
  namesComposed,
  timesReal,
  divisionFits,
  printWhole,
  faceHoldsPivot,
];

/** Every rule that is broken; empty for a record that can be read with. */
export const brokenRules = (record: CalibrationRecord): RecordIssue[] => {
  const broken = rules.flatMap((rule) => rule(record) || []);
  return [...broken, ...insidePicture(record), ...brokenGeometry(record)];
};

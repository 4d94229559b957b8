/** A rendered dial's record and truth become an entry of the form that photographs have in their manifest. */
import type { Ellipse } from '../../base/ellipse.ts';
import type { ReferencePoint } from '../../base/point.ts';
import type { CalibrationRecord, Perspective } from '../../../calibration/record.ts';
import type { DialConditions, DialSpec } from './dial-spec.ts';
import type { PictureCondition } from './disturb-picture.ts';

type Pair = readonly [number, number];

export interface RenderedEntry {
  readonly id: string;
  readonly gauge: string;
  readonly width: number;
  readonly height: number;
  readonly gaugeType: string;
  readonly unit: string;
  readonly pivot: Pair;
  readonly tip: Pair;
  readonly dial: Ellipse | null;
  readonly marks: readonly { readonly value: number; readonly at: Pair }[];
  /** Not in photographs: the exact pose, which the marks and the ellipse only approach under perspective. */
  readonly perspective: Perspective;
  readonly reading: number;
  readonly readingUncertainty: number;
  readonly readingByMarks: number;
  readonly readingByMarksUncertainty: number;
  /** Kind of dial, `dark-face`, `sun`, `tilt-N`, `condition-NAME`, and `beyond-reading` where it must not be read. */
  readonly tags: readonly string[];
  readonly sequenceOf: null;
}

/** Tilts above this must be refused, degrees. */
const greatestTiltDeg = 60;

/** Face radii at the pivot; divisions between two marks. */
const broadFrom = 0.1;
const fewDivisions = 2;

/** Light print on a dark face; colours are #rrggbb. */
const isDarkFace = ({ faceColour, ink }: DialSpec): boolean => faceColour < ink;

export const photographEntry = (
  spec: DialSpec,
  record: CalibrationRecord,
  truth: number,
  tiltDeg: number,
  { sun }: DialConditions,
  condition: PictureCondition,
  tip: ReferencePoint,
): RenderedEntry => {
  const steps = spec.marks.slice(1).map((mark, index) => {
    const before = spec.marks[index]!;
    return Math.abs((mark.value - before.value) / (mark.angleDeg - before.angleDeg));
  });
  const tags = [
    `tilt-${tiltDeg}`,
    `condition-${condition}`,
    spec.gaugeType.replaceAll(' ', '-'),
    ...(spec.body === 'panel' ? ['panel-meter'] : []),
    ...(isDarkFace(spec) ? ['dark-face'] : []),
    ...(spec.limitHand ? ['limit-hands'] : []),
    ...(spec.needle.tone === 'red' ? ['coloured-needle'] : []),
    ...(spec.needle.finish ? [`${spec.needle.finish}-needle`] : []),
    ...(spec.needle.width >= broadFrom ? ['broad-needle'] : []),
    ...(spec.print.divisions <= fewDivisions ? ['few-ticks'] : []),
    ...(spec.body === 'round' && spec.print.labelEdge > spec.print.outer ? ['numerals-outside'] : []),
    ...(sun ? ['sun'] : []),
    ...(spec.wraps ? ['wraps'] : []),
    ...(spec.direction === 'counter-clockwise' ? ['counter-clockwise'] : []),
    ...(Math.max(...steps) > 1.05 * Math.min(...steps) ? ['non-linear'] : []),
    ...(tiltDeg > greatestTiltDeg ? ['beyond-reading'] : []),
  ];
  return {
    id: spec.id,
    gauge: spec.id,
    width: record.picture.width,
    height: record.picture.height,
    gaugeType: spec.gaugeType,
    unit: spec.unit,
    pivot: [record.pivot.x, record.pivot.y],
    tip: [tip.x, tip.y],
    dial: record.face,
    marks: record.marks.map(({ value, at }) => ({ value, at: [at.x, at.y] })),
    perspective: record.perspective,
    reading: truth,
    readingUncertainty: 0,
    readingByMarks: truth,
    readingByMarksUncertainty: 0,
    tags,
    sequenceOf: null,
  };
};

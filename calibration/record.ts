/** What one dial means: the calibration record, version 1. Its JSON schema is `record.schema.json`. */
import type { Ellipse } from '../src/base/ellipse.ts';
import type { DialPoint, ReferencePoint } from '../src/base/point.ts';
import type { PressureReference, UnitCode } from '../src/base/unit.ts';

/** A printed mark: what the dial says there, and where it is in the reference picture. */
export interface Mark {
  readonly value: number;
  readonly at: ReferencePoint;
}

/** How angles in the picture become angles on the dial. */
export type Perspective =
  /** Angles are taken about the pivot as the picture shows them: right between close marks, or straight on. */
  | { readonly method: 'none' }
  /** The face's ellipse is unstretched to a circle first. */
  | { readonly method: 'ellipse' }
  /** Four points of the picture and where they lie on the dial seen straight on (face radius 1, pivot at 0). */
  | {
      readonly method: 'points';
      readonly picture: readonly [ReferencePoint, ReferencePoint, ReferencePoint, ReferencePoint];
      readonly dial: readonly [DialPoint, DialPoint, DialPoint, DialPoint];
      /** Standard uncertainty of the picture's points, px. Absent: that of the marks. */
      readonly sigmaPx?: number;
      /** The points go back to an outline, which does not tell which side is nearer. Absent: they tell. */
      readonly depth?: 'unknown';
    };

export type FourPoints = Extract<Perspective, { method: 'points' }>;

export interface Scale {
  /** Between marks: straight lines, or a monotone cubic (Fritsch & Carlson 1980). */
  readonly law: 'piecewise-linear' | 'monotone-cubic';
  /** Which way values rise, as seen on screen. */
  readonly direction: 'clockwise' | 'counter-clockwise';
  /** True for a full-turn scale whose last mark meets its first (a compass, a clock). */
  readonly wraps: boolean;
  /** A pin stops the needle at this end of the scale. */
  readonly endStops: { readonly low: boolean; readonly high: boolean };
  /** Value of one printed minor division; null when unknown. Sets the resolution term of the budget. */
  readonly division: number | null;
}

/** Which needle is the reading, where a dial has several, and what it looks like. */
export interface Needle {
  readonly colour: 'any' | 'dark' | 'light' | 'red';
  /** Distance of the tip from the pivot in face radii, where known. */
  readonly reach: number | null;
}

/** The static print of the dial, for telling whether the camera still sees this gauge and where. */
export interface Print {
  /** Side of the square `luma`, px; it covers −1.2…1.2 face radii of the dial plane in both axes. */
  readonly size: number;
  /** size × size bytes of luma, row by row, base64; 0 = outside the reference picture. */
  readonly luma: string;
  /** Where the needle pointed then, dial plane, degrees; its sector is masked. Null when no needle was found. */
  readonly needleDeg: number | null;
}

export interface Verification {
  readonly at: string;
  readonly by: string;
  readonly read: number;
  readonly shown: number;
}

export interface CalibrationRecord {
  readonly format: 'dialect-calibration';
  readonly version: 1;
  readonly id: string;
  /** Rises by one with each change; `id@revision` names a record for ever. */
  readonly revision: number;
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly device: string;
  readonly gauge: {
    readonly asset: string;
    readonly tag: string;
    readonly unit: UnitCode;
    readonly reference: PressureReference;
    /** EN 837-1 accuracy class, % of span; null when unknown. */
    readonly accuracyClass: number | null;
    readonly description: string;
  };
  /** Size of the reference picture, px: the frame of reference of every picture coordinate here. */
  readonly picture: { readonly width: number; readonly height: number };
  readonly pivot: ReferencePoint;
  /** Outline of the printed face; null on panel meters, where the marks give the size. */
  readonly face: Ellipse | null;
  readonly perspective: Perspective;
  /** At least two, in rising order of value. */
  readonly marks: readonly Mark[];
  /** Standard uncertainty of where marks and pivot were put, px of the reference picture. */
  readonly markSigmaPx: number;
  readonly scale: Scale;
  readonly needle: Needle;
  readonly print: Print | null;
  readonly verifications: readonly Verification[];
  /** ISO 8601 date after which readings say `calibration-overdue`; null for never. */
  readonly dueAt: string | null;
  /** `id@revision` whose scale this one carries on: only the camera's view is new. Absent where a person put the marks. */
  readonly alignedFrom?: string;
}

/** `id@revision`. */
export const recordName = (record: Pick<CalibrationRecord, 'id' | 'revision'>): string =>
  `${record.id}@${record.revision}`;

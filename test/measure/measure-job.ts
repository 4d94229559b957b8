/** What the measuring page is asked to do and what it answers, as plain JSON; truth is in neither. */
import type { Quality, Reason } from '../../src/base/quality.ts';
import type { Ellipse } from '../../src/base/ellipse.ts';
import type { Perspective } from '../../calibration/record.ts';

export type Pair = readonly [number, number];

/** The part of a manifest entry that a technician could tap, and where its picture is. */
export interface PictureEntry {
  readonly id: string;
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly unit: string;
  readonly pivot: Pair;
  readonly dial: Ellipse | null;
  readonly marks: readonly { readonly value: number; readonly at: Pair }[];
  /** Standard uncertainty of a mark's direction as seen from the pivot. */
  readonly markSigmaDeg: number;
  /** Only where it is known exactly. */
  readonly perspective?: Perspective;
}

export interface DisturbanceOrder {
  readonly name: string;
  /** 0 mildest … 1 harshest. */
  readonly strength: number;
  readonly seed: number;
  /** Picture to put in place, for `other`. */
  readonly other: PictureEntry | null;
}

export interface MeasureJob {
  readonly picture: PictureEntry;
  /** Picture that the calibration is made on; the same one, or the first of a sequence. */
  readonly reference: PictureEntry;
  readonly disturbance: DisturbanceOrder | null;
}

export interface MeasureAnswer {
  readonly quality: Quality;
  readonly reasons: readonly Reason[];
  readonly value: number | null;
  readonly u95: number | null;
  readonly angleDeg: number | null;
  /** From handing over the frame to the reading. */
  readonly ms: number;
  /** A technician's words where it was refused, or what failed. */
  readonly detail: string;
  /** Outlines of what the disturbance hides wholly, px of the picture. */
  readonly hides: readonly (readonly Pair[])[];
  /** Where the needle was drawn, px of the frame as it was observed. */
  readonly overlay: { readonly pivot: Pair; readonly tip: Pair } | null;
}

/** A camera that was moved far from where `reference` was calibrated, and shows `picture` from there. */
export interface RealignJob {
  readonly picture: PictureEntry;
  readonly reference: PictureEntry;
  /** Another gauge's picture, in which the dial is not to be found. */
  readonly other: PictureEntry | null;
  readonly seed: number;
}

/** The answer of the re-aligned record to the moved picture; `detail` says why it was not found. */
export interface RealignAnswer extends MeasureAnswer {
  readonly realigned: {
    /** What was read before the camera moved. */
    readonly before: number | null;
    /** Largest error of where the rim and the marks were found, face radii; null where the dial was not found. */
    readonly place: { readonly rim: number | null; readonly marks: number } | null;
    readonly isFoundInOther: boolean;
    readonly findMs: number;
  };
}

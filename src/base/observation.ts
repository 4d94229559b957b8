/** What the vision worker saw of one gauge in one frame: pixel evidence only, no unit and no verdict. */
import type { Radians } from './angle.ts';
import type { Eye } from './eye.ts';
import type { FrameStamp } from './frame.ts';
import type { Homography } from './homography.ts';
import type { FramePoint, ReferencePoint } from './point.ts';
import type { BadReason } from './quality.ts';
import type { Result } from './result.ts';

/** Identity of a configured gauge on this device; stable across recalibrations. */
export type GaugeId = string;

/** Stages of `observe-dial`, in their order. */
export const stages = ['gate', 'register', 'rectify', 'find-needle', 'measure-angle', 'assess'] as const;
export type Stage = (typeof stages)[number];

/** A stage's reason for giving no needle. `detail` is for a technician, in plain words. */
export interface Refusal {
  readonly stage: Stage;
  readonly reason: BadReason;
  readonly detail: string;
}

/**
 * The needle as a directed line in the calibration's **reference picture** (a re-registered frame is mapped
 * back there first), so that the calibration's marks and the needle share one plane.
 */
export interface NeedleLine {
  /** A point on the needle's axis: the middle of what was fitted, or the pivot where nothing was. */
  readonly through: ReferencePoint;
  /** Direction from pivot to tip. */
  readonly direction: Radians;
  /** Standard uncertainty (type A, one frame) of `direction`. */
  readonly directionSigma: Radians;
  /** Standard uncertainty of the line's place across itself at `through`, px of the reference picture. */
  readonly lateralSigma: number;
}

/** Numbers that the verdict is made of; each 0…1 unless a unit is named. */
export interface Evidence {
  /** Probability mass of the network's tip direction within 4.5° of its peak, 9° where the sub-pixel fit confirms it. */
  readonly directionMass: number;
  /** The same for the needle's own line. */
  readonly lineMass: number;
  /** Network's probability that a needle can be read at all. */
  readonly readable: number;
  /** Mass of the strongest competing peak, at least 12 bins away. */
  readonly competingMass: number;
  /** |network − sub-pixel fit| at the tip, about the pivot, rad; null when the fit was refused. */
  readonly fitDisagreement: number | null;
  /** Share of cross-sections that the sub-pixel fit kept. */
  readonly fitSupport: number;
  /** Correlation of the static print with the reference picture; null when the record has no print. */
  readonly printCorrelation: number | null;
  /** Share of the dial's dark print that is clipped (at or near white) now but was not in the reference. */
  readonly glare: number;
  /** Share of the face, dark or light, that has come nearer to white than more light on all of it alike explains. */
  readonly mirrored: number;
  /** How many times the calibrated light lies on the face, where its light print turns white by it; else 1. */
  readonly light: number;
  /**
   * Likeness of what is written on the face inside its scale (numerals, unit, maker) to the reference picture, against the
   * scale's own: 1 = the same, 0.5 = as much as the scale, near 0 = only the scale is the same. Null where too little is
   * written to tell. Gauges of one make differ in it alone.
   */
  readonly writing: number | null;
  /** Share of dial sectors whose print no longer matches (covered, dirty, shadowed). */
  readonly hidden: number;
  /** Sharpness of the dial against the reference picture's (1 = as sharp; less = blurred). */
  readonly sharpness: number;
  /** Mean luma of the dial, 0…1. */
  readonly brightness: number;
  /** Face radius in the frame, px. */
  readonly radiusPx: number;
  /** How far the registration moved the dial from the calibrated pose, in face radii. */
  readonly moved: number;
  /**
   * Share of the needle's length, as the reference picture showed it, that stands out in the same way along the line
   * that was found; 0 where it does so better the other way round, null where the reference tells nothing.
   */
  readonly needleSeen: number | null;
  /** Tilt of the dial against the optical axis relative to the reference picture, rad. */
  readonly tilt: Radians;
  /** Where the camera stands over the dial; null where the picture does not tell, or not which side it is tilted to. */
  readonly eye: Eye | null;
}

export interface NeedleFound {
  readonly line: NeedleLine;
  readonly evidence: Evidence;
  /** For drawing over the frame. */
  readonly overlay: { readonly pivot: FramePoint; readonly tip: FramePoint };
}

export interface Observation {
  readonly gauge: GaugeId;
  /** `id@revision` of the record that the frame was observed with. */
  readonly calibration: string;
  readonly frame: FrameStamp;
  readonly outcome: Result<NeedleFound, Refusal>;
  /** Dial plane to frame as used; null when it never came so far. */
  readonly pose: Homography<'dial', 'frame'> | null;
  /** Milliseconds per stage that ran. */
  readonly stageMs: Readonly<Partial<Record<Stage, number>>>;
}

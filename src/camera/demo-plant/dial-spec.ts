/** Everything that is printed on, and built into, one rendered dial. Lengths in face radii, angles in degrees. */
import type { Eye } from '../../base/eye.ts';
import type { PressureReference, UnitCode } from '../../base/unit.ts';

/** A numbered mark of the scale. `angleDeg` is from +x clockwise on screen and unwrapped along the scale. */
export interface ScaleMark {
  readonly value: number;
  readonly angleDeg: number;
}

/** How the ticks between two marks are printed. */
export interface PrintedLaw {
  /** Angle in proportion to this power of the value; 1: even. */
  readonly power: number;
  /** Degrees by which the first mark, a 0 with a pin, stands nearer to the next than the even ticks between them would have it. */
  readonly zeroNearer: number;
}

export type NeedleShape = 'tapered' | 'lance' | 'counterweight' | 'wire' | 'arrow' | 'baton';

export interface NeedleStyle {
  readonly shape: NeedleShape;
  readonly colour: string;
  /** What a technician would call its colour. */
  readonly tone: 'dark' | 'light' | 'red';
  /** Pivot to tip. */
  readonly reach: number;
  /** Pivot to the end of the tail. */
  readonly tail: number;
  /** Full width at the pivot. */
  readonly width: number;
  readonly hubRadius: number;
  readonly hubColour: string;
  /** Two polished facets mirror light and dark by where they lean; paint when not given. */
  readonly finish?: 'polished';
}

export interface ScalePrint {
  /** Outer end of all ticks. */
  readonly outer: number;
  /** Inner ends. */
  readonly majorInner: number;
  readonly middleInner: number;
  readonly minorInner: number;
  /** Minor divisions between two marks; every `middleEvery`th is longer (0: none). */
  readonly divisions: number;
  readonly middleEvery: number;
  /** Every n-th mark carries its number. */
  readonly labelEvery: number;
  /** Where numbers begin, on the side of the ticks: inside or outside of them. */
  readonly labelEdge: number;
  readonly labelSize: number;
  readonly labelTurn: 'upright' | 'tangential';
  /** Printed in place of numbers where given (a compass's letters). */
  readonly labels: readonly string[] | null;
  /** A line along the outer ends of the ticks. */
  readonly arc: boolean;
}

export interface Zone {
  readonly from: number;
  readonly to: number;
  readonly colour: string;
}

export interface PrintedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string | null;
}

export interface DialSpec {
  readonly id: string;
  /** `panel`: a rectangular meter whose pivot is hidden behind its lower cover. */
  readonly body: 'round' | 'panel';
  readonly gaugeType: string;
  readonly unit: UnitCode;
  readonly reference: PressureReference;
  /** At least two, in rising order of value. */
  readonly marks: readonly [ScaleMark, ScaleMark, ...ScaleMark[]];
  readonly law: PrintedLaw;
  /**
   * How far the print departs from its law in the middle between two marks, as a share of the way between
   * them, interval by interval; none where it is shorter than the marks.
   */
  readonly bends: readonly number[];
  readonly direction: 'clockwise' | 'counter-clockwise';
  /** A full-turn scale whose last mark lies on its first. */
  readonly wraps: boolean;
  /** A pin below the first mark. */
  readonly endPin: boolean;
  /** Centre of the printed face as seen from the pivot. */
  readonly faceCentre: { readonly x: number; readonly y: number };
  readonly print: ScalePrint;
  readonly faceColour: string;
  readonly ink: string;
  readonly bezel: 'steel' | 'black' | 'brass' | 'blue' | 'cream';
  readonly font: string;
  readonly zones: readonly Zone[];
  readonly texts: readonly PrintedText[];
  readonly screws: number;
  readonly needle: NeedleStyle;
  /** A hand that a person sets to the limit; never the reading. */
  readonly limitHand: { readonly value: number; readonly colour: string } | null;
}

/** How the dial is lit and seen; the picture's own faults (blur, noise) come after, in `disturb-picture.ts`. */
export interface DialConditions {
  /** Where the light comes from, degrees from +x clockwise on screen. */
  readonly lightDeg: number;
  /** Opacity of the needle's shadow, 0…1. */
  readonly needleShadow: number;
  /** Opacity of the window mirrored in the glass, 0…1. */
  readonly reflection: number;
  /** A bright patch on the glass; place and size in face radii, strength 0…1. */
  readonly glare: {
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly strength: number;
  } | null;
  /** The needle over the print, and the camera that sees it from aside; null where the two lie in one plane. */
  readonly lifted: {
    /** Face radii. */
    readonly height: number;
    readonly eye: Eye;
  } | null;
  /** Shadows with hard edges: how dark, 0…1, and how far those of needle and rim fall, face radii. */
  readonly sun: { readonly dark: number; readonly needleFall: number; readonly rimFall: number } | null;
}

export const fairConditions: DialConditions = {
  lightDeg: -125,
  needleShadow: 0.28,
  reflection: 0.1,
  glare: null,
  lifted: null,
  sun: null,
};

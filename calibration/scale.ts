/** A fitted scale: needle angle ↔ value, both ways, with its slope and the arc that the printed scale lies on. */
import type { Radians } from '../src/base/angle.ts';
import type { Homography } from '../src/base/homography.ts';
import type { Point, ReferencePoint } from '../src/base/point.ts';

/** One mark as the curve sees it. */
export interface Knot {
  readonly value: number;
  /** Way from the first mark along the scale's direction, rad; rises from 0. */
  readonly travel: number;
  /** Distance from the pivot, in the scale's plane. */
  readonly radius: number;
}

/**
 * All angles are about the pivot in the scale's own plane (the reference picture, or the dial seen straight on,
 * as the record's `perspective` says), from +x clockwise on screen. `travel` is the way from the first mark along
 * the direction in which values rise, so that it grows with the value for either direction.
 */
export interface ScaleCurve {
  readonly direction: 'clockwise' | 'counter-clockwise';
  readonly wraps: boolean;
  readonly knots: readonly Knot[];
  readonly lowValue: number;
  readonly highValue: number;
  readonly lowAngle: Radians;
  readonly highAngle: Radians;
  /** From first to last mark, rad, ≤ 2π. */
  readonly sweep: number;
  /** The pivot in the scale's plane. */
  readonly pivot: Point<'dial'>;
  /** Reference picture → scale's plane; the identity for perspective `none`. */
  readonly fromReference: Homography<'reference', 'dial'>;
  readonly toReference: Homography<'dial', 'reference'>;

  /** A reference point's place in the scale's plane. */
  place(point: ReferencePoint): Point<'dial'>;
  /**
   * Way along the scale, rad. Outside the marks the dead zone is split in its middle: below the first mark it is
   * negative, above the last it exceeds `sweep`. Full-turn scales give [0, 2π).
   */
  travelOf(angle: number): number;
  /** Value there; beyond both ends the end's slope goes on. */
  valueAt(angle: number): number;
  valueAtTravel(travel: number): number;
  /** Rise of the value per rad of travel; always positive. */
  slopeAt(angle: number): number;
  slopeAtTravel(travel: number): number;
  /** Farthest that another way of printing the scale through its marks is from the value there; beyond the ends, as at them. */
  departureAt(travel: number): number;
  /** Angle at which the needle shows the value. */
  angleOf(value: number): Radians;
  /** Distance of the printed scale from the pivot in that direction, in the scale's plane. */
  radiusAt(angle: number): number;
}

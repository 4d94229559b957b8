/** Points, branded by the plane that they lie in. Pixel centres are at integers, x right, y down. */
declare const plane: unique symbol;

/**
 * - `frame`: pixels of the frame being looked at
 * - `reference`: pixels of the calibration's reference picture
 * - `dial`: the printed face seen straight on; origin at the pivot, the face's radius is 1
 */
export type Plane = 'frame' | 'reference' | 'dial';

export interface Point<In extends Plane> {
  readonly x: number;
  readonly y: number;
  readonly [plane]?: In;
}
export type FramePoint = Point<'frame'>;
export type ReferencePoint = Point<'reference'>;
export type DialPoint = Point<'dial'>;

/** Distance between two points of one plane, in its unit. */
export const distance = <In extends Plane>(a: Point<In>, b: Point<In>): number =>
  Math.hypot(a.x - b.x, a.y - b.y);

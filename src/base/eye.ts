/** Where a camera stands before a dial. */

/**
 * In the dial's plane as seen straight on (origin at the pivot, x right, y down) and over it, in face radii.
 * `z` is the height over the plane, more than 0.
 */
export interface Eye {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

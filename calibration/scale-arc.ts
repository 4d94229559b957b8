/** Knots of a scale → the radius of the arc that its marks lie on, all the way round. */
import { intervalOf } from './monotone-cubic.ts';
import type { Knot } from './scale.ts';

/**
 * Radius over travel in [0, 2π): straight between neighbouring marks, and across the dead zone from the last
 * mark back to the first, so that it has no jump anywhere.
 */
export const radiusOverTravel = (knots: readonly Knot[]): ((travel: number) => number) => {
  const xs = [...knots.map((knot) => knot.travel)];
  const ys = [...knots.map((knot) => knot.radius)];
  const turn = 2 * Math.PI;
  if (xs.at(-1)! < turn) {
    xs.push(turn);
    ys.push(ys[0]!);
  }
  return (travel) => {
    const k = intervalOf(xs, travel);
    const share = (travel - xs[k]!) / (xs[k + 1]! - xs[k]!);
    return ys[k]! + share * (ys[k + 1]! - ys[k]!);
  };
};

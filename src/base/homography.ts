/** Plane-to-plane projective maps, as nine numbers row by row. */
import type { Plane, Point } from './point.ts';
import { ok, refuse, type Result } from './result.ts';

declare const planes: unique symbol;
type Nine = readonly [number, number, number, number, number, number, number, number, number];

/** Maps a point (x, y, 1) of `From` to homogeneous coordinates of `To`. */
export type Homography<From extends Plane, To extends Plane> = Nine & {
  readonly [planes]?: readonly [From, To];
};

export const homography = <From extends Plane, To extends Plane>(
  numbers: readonly number[],
): Homography<From, To> => numbers as unknown as Homography<From, To>;

/** Where `point` comes to lie. Points on the horizon come back as non-finite numbers. */
export const project = <From extends Plane, To extends Plane>(
  h: Homography<From, To>,
  point: Point<From>,
): Point<To> => {
  const w = h[6] * point.x + h[7] * point.y + h[8];
  return {
    x: (h[0] * point.x + h[1] * point.y + h[2]) / w,
    y: (h[3] * point.x + h[4] * point.y + h[5]) / w,
  };
};

/** Takes points, x and y interleaved, where they come to lie: `project` for many, in place. */
export const projectAll = (h: Nine, xy: Float64Array): void => {
  const { 0: a, 1: b, 2: c, 3: d, 4: e, 5: f, 6: g, 7: i, 8: j } = h;
  for (let k = 0; k < xy.length; k += 2) {
    const x = xy[k]!;
    const y = xy[k + 1]!;
    const w = g * x + i * y + j;
    xy[k] = (a * x + b * y + c) / w;
    xy[k + 1] = (d * x + e * y + f) / w;
  }
};

/** First `inner`, then `outer`. */
export const compose = <A extends Plane, B extends Plane, C extends Plane>(
  outer: Homography<B, C>,
  inner: Homography<A, B>,
): Homography<A, C> => {
  const { 0: a, 1: b, 2: c, 3: d, 4: e, 5: f, 6: g, 7: i, 8: j } = outer;
  const { 0: k, 1: l, 2: m, 3: n, 4: o, 5: p, 6: q, 7: r, 8: s } = inner;
  return homography([
    a * k + b * n + c * q,
    a * l + b * o + c * r,
    a * m + b * p + c * s,
    d * k + e * n + f * q,
    d * l + e * o + f * r,
    d * m + e * p + f * s,
    g * k + i * n + j * q,
    g * l + i * o + j * r,
    g * m + i * p + j * s,
  ]);
};

/** The way back; refuses a map that folds the plane (determinant 0). */
export const invert = <From extends Plane, To extends Plane>(
  h: Homography<From, To>,
): Result<Homography<To, From>, 'degenerate'> => {
  const { 0: a, 1: b, 2: c, 3: d, 4: e, 5: f, 6: g, 7: i, 8: j } = h;
  const A = e * j - f * i;
  const B = f * g - d * j;
  const C = d * i - e * g;
  const det = a * A + b * B + c * C;
  if (!Number.isFinite(1 / det)) return refuse('degenerate');
  const back = [
    A,
    c * i - b * j,
    b * f - c * e,
    B,
    a * j - c * g,
    c * d - a * f,
    C,
    b * g - a * i,
    a * e - b * d,
  ];
  for (let k = 0; k < 9; k++) back[k]! /= det;
  return ok(homography<To, From>(back));
};

/**
 * The map that takes four points to four points (Heckbert 1989, §2.2.3, solved by elimination).
 * Refuses when three of either four lie on a line.
 */
export const fromFourPoints = <From extends Plane, To extends Plane>(
  from: readonly Point<From>[],
  to: readonly Point<To>[],
): Result<Homography<From, To>, 'degenerate'> => {
  const rows: number[][] = [];
  for (let k = 0; k < 4; k++) {
    const p = from[k];
    const q = to[k];
    if (!p || !q) return refuse('degenerate');
    rows.push([p.x, p.y, 1, 0, 0, 0, -q.x * p.x, -q.x * p.y, q.x]);
    rows.push([0, 0, 0, p.x, p.y, 1, -q.y * p.x, -q.y * p.y, q.y]);
  }
  const solved = solveLinear(rows);
  return solved ? ok(homography<From, To>([...solved, 1])) : refuse('degenerate');
};

/** Gauss elimination with pivoting on rows [A | b], which it uses up; undefined when A is singular. */
export const solveLinear = (m: number[][]): number[] | undefined => {
  const n = m.length;
  for (let column = 0; column < n; column++) {
    let best = column;
    for (let row = column + 1; row < n; row++)
      if (Math.abs(m[row]![column]!) > Math.abs(m[best]![column]!)) best = row;
    const pivotRow = m[best]!;
    if (Math.abs(pivotRow[column]!) < 1e-12) return undefined;
    m[best] = m[column]!;
    m[column] = pivotRow;
    for (let row = 0; row < n; row++) {
      if (row === column) continue;
      const factor = m[row]![column]! / pivotRow[column]!;
      if (factor !== 0) for (let k = column; k <= n; k++) m[row]![k]! -= factor * pivotRow[k]!;
    }
  }
  return m.map((row, index) => row[n]! / row[index]!);
};

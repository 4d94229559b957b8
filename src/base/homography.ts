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

/** First `inner`, then `outer`. */
export const compose = <A extends Plane, B extends Plane, C extends Plane>(
  outer: Homography<B, C>,
  inner: Homography<A, B>,
): Homography<A, C> => {
  const product: number[] = [];
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 3; column++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += (outer[row * 3 + k] ?? 0) * (inner[k * 3 + column] ?? 0);
      product.push(sum);
    }
  return homography(product);
};

/** The way back; refuses a map that folds the plane (determinant 0). */
export const invert = <From extends Plane, To extends Plane>(
  h: Homography<From, To>,
): Result<Homography<To, From>, 'degenerate'> => {
  const [a, b, c, d, e, f, g, i, j] = h;
  const A = e * j - f * i;
  const B = f * g - d * j;
  const C = d * i - e * g;
  const det = a * A + b * B + c * C;
  if (!Number.isFinite(1 / det)) return refuse('degenerate');
  return ok(
    homography<To, From>(
      [A, c * i - b * j, b * f - c * e, B, a * j - c * g, c * d - a * f, C, b * g - a * i, a * e - b * d].map(
        (n) => n / det,
      ),
    ),
  );
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

/** Gauss elimination with pivoting on rows [A | b]; undefined when A is singular. */
export const solveLinear = (rows: number[][]): number[] | undefined => {
  const n = rows.length;
  const m = rows.map((row) => [...row]);
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

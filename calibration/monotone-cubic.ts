/** Knots (x rising, y rising) → a curve through them that is monotone between and straight beyond. */

export interface Curve {
  valueAt(x: number): number;
  slopeAt(x: number): number;
}

/** Index of the interval that holds `x`; the end intervals reach to infinity. */
export const intervalOf = (xs: readonly number[], x: number): number => {
  let low = 0;
  let high = xs.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (xs[middle]! <= x) low = middle;
    else high = middle - 1;
  }
  return low;
};

const secants = (xs: readonly number[], ys: readonly number[]): number[] =>
  xs.slice(1).map((x, k) => (ys[k + 1]! - ys[k]!) / (x - xs[k]!));

/** Straight lines between the knots. */
export const piecewiseLinear = (xs: readonly number[], ys: readonly number[]): Curve => {
  const slopes = secants(xs, ys);
  return {
    valueAt: (x) => {
      const k = intervalOf(xs, x);
      return ys[k]! + slopes[k]! * (x - xs[k]!);
    },
    slopeAt: (x) => slopes[intervalOf(xs, x)]!,
  };
};

/** Shape-preserving three-point slope at an end (Moler 2004, §3.4), kept positive so that the way back exists. */
const endSlope = (h0: number, h1: number, d0: number, d1: number): number => {
  const slope = ((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1);
  return Math.min(Math.max(slope, d0 / 4), 3 * d0);
};

const tangents = (xs: readonly number[], d: readonly number[], periodic: boolean): number[] => {
  const h = d.map((_, k) => xs[k + 1]! - xs[k]!);
  const last = d.length - 1;
  const between = (k: number, j: number): number =>
    // Weighted harmonic mean (Fritsch & Butland 1984): inside the monotone region of Fritsch & Carlson 1980.
    (3 * (h[k]! + h[j]!)) / ((2 * h[j]! + h[k]!) / d[k]! + (h[j]! + 2 * h[k]!) / d[j]!);
  const seam = periodic ? between(last, 0) : undefined;
  const first = seam ?? (last === 0 ? d[0]! : endSlope(h[0]!, h[1]!, d[0]!, d[1]!));
  const end = seam ?? (last === 0 ? d[0]! : endSlope(h[last]!, h[last - 1]!, d[last]!, d[last - 1]!));
  return [first, ...d.slice(1).map((_, k) => between(k, k + 1)), end];
};

/** Cubic Hermite curve with slopes that keep it monotone (Fritsch & Carlson 1980). */
export const monotoneCubic = (xs: readonly number[], ys: readonly number[], periodic: boolean): Curve => {
  const d = secants(xs, ys);
  const m = tangents(xs, d, periodic);
  const end = xs.length - 1;
  return {
    valueAt: (x) => {
      if (x < xs[0]!) return ys[0]! + m[0]! * (x - xs[0]!);
      if (x > xs[end]!) return ys[end]! + m[end]! * (x - xs[end]!);
      const k = intervalOf(xs, x);
      const h = xs[k + 1]! - xs[k]!;
      const t = (x - xs[k]!) / h;
      const back = 1 - t;
      const chord = ys[k]! + d[k]! * h * t;
      return chord + h * t * back * ((m[k]! - d[k]!) * back - (m[k + 1]! - d[k]!) * t);
    },
    slopeAt: (x) => {
      if (x <= xs[0]!) return m[0]!;
      if (x >= xs[end]!) return m[end]!;
      const k = intervalOf(xs, x);
      const t = (x - xs[k]!) / (xs[k + 1]! - xs[k]!);
      const back = 1 - t;
      const bend = (m[k]! - d[k]!) * back * (back - 2 * t) - (m[k + 1]! - d[k]!) * t * (2 * back - t);
      return d[k]! + bend;
    },
  };
};

/** Where a rising curve takes the value `y`; straight beyond the ends. */
export const inverseOf = (curve: Curve, xs: readonly number[], ys: readonly number[], y: number): number => {
  const end = xs.length - 1;
  if (y <= ys[0]!) return xs[0]! + (y - ys[0]!) / curve.slopeAt(xs[0]! - 1);
  if (y >= ys[end]!) return xs[end]! + (y - ys[end]!) / curve.slopeAt(xs[end]! + 1);
  const k = intervalOf(ys, y);
  let low = xs[k]!;
  let high = xs[k + 1]!;
  // 60 halvings exhaust a double's mantissa.
  for (let step = 0; step < 60 && high - low > 0; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (curve.valueAt(middle) <= y) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/** How well a disc that is seen agrees with a calibrated one. */

/**
 * Of the cells that are compared: how many there are, how many of them are seen, and the sums of seen, calibrated, their
 * squares and their product. In an array: a sum that begins as a whole number is put on the heap at each step until the
 * optimising compiler has taken the loop, hundreds of frames.
 */
export type Sums = Float64Array;
export const newSums = (): Sums => new Float64Array(7);

/** Takes the sums over a mask in place of what `sums` held. */
export const sumUp = (sums: Sums, seen: Float32Array, template: Float32Array, mask: Uint8Array): void => {
  sums.fill(0);
  let masked = 0;
  let n = 0;
  for (let cell = 0; cell < mask.length; cell++) {
    if (mask[cell] === 0) continue;
    masked++;
    const s = seen[cell]!;
    const t = template[cell]!;
    if (s !== s || t !== t) continue;
    n++;
    sums[2]! += s;
    sums[3]! += t;
    sums[4]! += s * s;
    sums[5]! += t * t;
    sums[6]! += s * t;
  }
  sums[0] = masked;
  sums[1] = n;
};

/** Takes these cells out of the sums over a mask. */
export const takeOut = (
  sums: Sums,
  seen: Float32Array,
  template: Float32Array,
  mask: Uint8Array,
  cells: Uint16Array,
): void => {
  for (let k = 0; k < cells.length; k++) {
    const cell = cells[k]!;
    if (mask[cell] === 0) continue;
    sums[0]!--;
    const s = seen[cell]!;
    const t = template[cell]!;
    if (s !== s || t !== t) continue;
    sums[1]!--;
    sums[2]! -= s;
    sums[3]! -= t;
    sums[4]! -= s * s;
    sums[5]! -= t * t;
    sums[6]! -= s * t;
  }
};

/** −1…1; 0 where too little is seen. */
export const coefficientOf = (sums: Sums): number => {
  const masked = sums[0]!;
  const n = sums[1]!;
  if (n < masked * 0.5 || n < 50) return 0;
  const a = sums[2]!;
  const b = sums[3]!;
  const va = sums[4]! - (a * a) / n;
  const vb = sums[5]! - (b * b) / n;
  return va > 1e-6 && vb > 1e-6 ? (sums[6]! - (a * b) / n) / Math.sqrt(va * vb) : 0;
};

const sums = newSums();

/** Correlation coefficient of two normalised discs over a mask; 0 where too little is seen. */
export const correlation = (seen: Float32Array, template: Float32Array, mask: Uint8Array): number => {
  sumUp(sums, seen, template, mask);
  return coefficientOf(sums);
};

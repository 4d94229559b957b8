/** Normalises a disc picture by its own surroundings, so that light, shade and dirt on the glass drop out of comparisons. */

/** Mean and scatter are taken over (2·reach + 1)² cells, with a reach of this share of the disc's side. */
const reachOfSide = 0.075;

/** Along rows where `step` is 1, along columns where it is `size`. */
const smoothAlong = (luma: Float32Array, size: number, step: number): void => {
  for (let line = 0; line < size; line++) {
    const start = step === 1 ? line * size : line;
    let before = luma[start]!;
    for (let k = 1; k < size - 1; k++) {
      const at = start + k * step;
      const here = luma[at]!;
      luma[at] = (before + 2 * here + luma[at + step]!) / 4;
      before = here;
    }
  }
};

/**
 * Binomial 3 × 3 smoothing in place, NaN staying NaN: evens out how finely two pictures of one print were sampled.
 * @param luma size × size
 */
export const smooth = (luma: Float32Array, size: number): void => {
  smoothAlong(luma, size, 1);
  smoothAlong(luma, size, size);
};

/** Scratch space for pictures of one size. */
class Sums {
  readonly value: Float64Array;
  readonly square: Float64Array;
  readonly count: Float64Array;
  constructor(columns: number, rows: number) {
    const n = (columns + 1) * (rows + 1);
    this.value = new Float64Array(n);
    this.square = new Float64Array(n);
    this.count = new Float64Array(n);
  }
}
const scratch = new Map<number, Sums>();

/**
 * (luma − local mean) ÷ (local standard deviation + floor), cell by cell; NaN stays NaN and takes no part.
 * The floor is a share of the disc's own contrast, so a dark picture is treated like a bright one.
 * @param luma size × size, 0…255
 */
export const normalizeLocally = (luma: Float32Array, size: number, out: Float32Array): void => {
  let sums = scratch.get(size);
  if (!sums) scratch.set(size, (sums = new Sums(size, size)));
  normalize(luma, size, size, Math.max(2, Math.round(reachOfSide * size)), sums, out);
};

/** As `normalizeLocally`, for a picture that is no disc. @param reach cells @param luma columns × rows, 0…255 */
export const normalizeWide = (
  luma: Float32Array,
  columns: number,
  rows: number,
  reach: number,
  out: Float32Array,
): void => normalize(luma, columns, rows, reach, new Sums(columns, rows), out);

/** Sum over the cells between two columns and two rows, of whose starts `top` and `bottom` are the places. */
const within = (sums: Float64Array, left: number, right: number, top: number, bottom: number): number =>
  sums[bottom + right]! - sums[bottom + left]! - sums[top + right]! + sums[top + left]!;

/** Whether no cell is NaN. */
const isSeen = (luma: Float32Array): boolean => {
  for (let cell = 0; cell < luma.length; cell++) if (luma[cell] !== luma[cell]) return false;
  return true;
};

const normalize = (
  luma: Float32Array,
  columns: number,
  rows: number,
  reach: number,
  { value, square, count }: Sums,
  out: Float32Array,
): void => {
  const width = columns + 1;
  const isWhole = isSeen(luma);
  let total = 0;
  let totalSquare = 0;
  let n = 0;
  for (let y = 0; y < rows; y++) {
    let rowValue = 0;
    let rowSquare = 0;
    let rowCount = 0;
    for (let x = 0; x < columns; x++) {
      const l = luma[y * columns + x]!;
      if (l === l) {
        rowValue += l;
        rowSquare += l * l;
        rowCount++;
      }
      const at = (y + 1) * width + x + 1;
      value[at] = value[at - width]! + rowValue;
      square[at] = square[at - width]! + rowSquare;
      if (!isWhole) count[at] = count[at - width]! + rowCount;
    }
    total += rowValue;
    totalSquare += rowSquare;
    n += rowCount;
  }
  const variance = n > 0 ? Math.max(0, totalSquare / n - (total / n) ** 2) : 0;
  const floor = 0.5 + 0.12 * Math.sqrt(variance);
  for (let y = 0; y < rows; y++) {
    const above = Math.max(0, y - reach);
    const below = Math.min(rows, y + reach + 1);
    const top = above * width;
    const bottom = below * width;
    for (let x = 0; x < columns; x++) {
      const l = luma[y * columns + x]!;
      if (l !== l) {
        out[y * columns + x] = NaN;
        continue;
      }
      const left = Math.max(0, x - reach);
      const right = Math.min(columns, x + reach + 1);
      const cells = isWhole ? (right - left) * (below - above) : within(count, left, right, top, bottom);
      const mean = within(value, left, right, top, bottom) / cells;
      const spread = Math.sqrt(Math.max(0, within(square, left, right, top, bottom) / cells - mean * mean));
      out[y * columns + x] = (l - mean) / (spread + floor);
    }
  }
};

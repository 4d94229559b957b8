/** A disc in fields, ring by ring and sector by sector: how the print that is seen agrees with the calibrated one in each. */
import { coefficientOf, newSums, type Sums } from './correlation.ts';
import { discPlane } from './sampling-map.ts';

/** Field of a cell that lies in none. */
export const outside = 255;

/**
 * @param size side of the disc, cells
 * @param rings radii between which the rings lie, rising, face radii
 * @returns field of each cell: ring × sectors + sector; sectors count from +x clockwise
 */
export const fieldMap = (size: number, rings: readonly number[], sectors: number): Uint8Array => {
  const uv = discPlane(size);
  return Uint8Array.from({ length: size * size }, (_, cell) => {
    const u = uv[cell * 2]!;
    const v = uv[cell * 2 + 1]!;
    const radius = Math.hypot(u, v);
    const ring = rings.findIndex((inner, k) => radius >= inner && radius < (rings[k + 1] ?? 0));
    const turn = (Math.atan2(v, u) / (2 * Math.PI) + 1) % 1;
    return ring < 0 ? outside : ring * sectors + Math.floor(turn * sectors);
  });
};

/** Cells of each field one after another, and where each field begins among them. */
const byField = (map: Uint8Array, fields: number): { cells: Uint16Array; starts: Uint16Array } => {
  const starts = new Uint16Array(fields + 1);
  for (const field of map) if (field !== outside) starts[field + 1]!++;
  for (let field = 0; field < fields; field++) starts[field + 1]! += starts[field]!;
  const next = starts.slice();
  const cells = new Uint16Array(starts[fields]!);
  map.forEach((field, cell) => {
    if (field !== outside) cells[next[field]!++] = cell;
  });
  return { cells, starts };
};

/** Sums of seen and calibrated normalised luma per field, in memory that is used again. */
export class FieldMatch {
  readonly #cells: Uint16Array;
  readonly #starts: Uint16Array;
  readonly #sums: readonly Sums[];
  readonly #over = newSums();

  /** @param map field of each cell (fieldMap) */
  constructor(
    map: Uint8Array,
    readonly fields: number,
  ) {
    const { cells, starts } = byField(map, fields);
    this.#cells = cells;
    this.#starts = starts;
    this.#sums = Array.from({ length: fields }, newSums);
  }

  /**
   * Takes what is seen in place of what was compared before; cells in which nothing is seen (NaN) take no part.
   * @param mask flags of cells that show print
   * @param shift cells that what is seen lies off
   */
  compare(seen: Float32Array, print: Float32Array, mask: Uint8Array, shift = 0): void {
    const cells = this.#cells;
    for (let field = 0; field < this.fields; field++) {
      const begin = this.#starts[field]!;
      const end = this.#starts[field + 1]!;
      let n = 0;
      let sumS = 0;
      let sumT = 0;
      let sumSS = 0;
      let sumTT = 0;
      let sumST = 0;
      for (let k = begin; k < end; k++) {
        const cell = cells[k]!;
        const s = seen[cell + shift]!;
        if (mask[cell] === 0 || s !== s) continue;
        const t = print[cell]!;
        n++;
        sumS += s;
        sumT += t;
        sumSS += s * s;
        sumTT += t * t;
        sumST += s * t;
      }
      const sums = this.#sums[field]!;
      sums[0] = sums[1] = n;
      sums[2] = sumS;
      sums[3] = sumT;
      sums[4] = sumSS;
      sums[5] = sumTT;
      sums[6] = sumST;
    }
  }

  /** Correlation over all the cells of the fields that are flagged; 0 where these are too few. */
  correlationOver(flags: Uint8Array): number {
    const over = this.#over.fill(0);
    for (let field = 0; field < this.fields; field++)
      if (flags[field] !== 0) for (let k = 0; k < over.length; k++) over[k]! += this.#sums[field]![k]!;
    return coefficientOf(over);
  }

  /**
   * Takes fields that lie behind one another as one, the mean of each dropped: what runs along them (the edge of the rim's
   * shadow, a line under the ticks) says nothing, what runs across them does. Filled into `strip`.
   */
  pool(first: number, step: number, count: number, strip: Strip): void {
    let n = 0;
    let ss = 0;
    let tt = 0;
    let st = 0;
    for (let field = first, k = 0; k < count; k++, field += step) {
      const sums = this.#sums[field]!;
      const cells = sums[1]!;
      if (cells === 0) continue;
      n += cells;
      ss += sums[4]! - sums[2]! ** 2 / cells;
      tt += sums[5]! - sums[3]! ** 2 / cells;
      st += sums[6]! - (sums[2]! * sums[3]!) / cells;
    }
    strip.cells = n;
    strip.print = tt / n;
    strip.seen = ss / n;
    strip.correlation = st / Math.sqrt(Math.max(1e-9, ss * tt));
  }
}

/** Fields taken as one, or a single one. */
export interface Strip {
  /** In sight. */
  cells: number;
  /** Variance of the calibrated print, and of what is seen. */
  print: number;
  seen: number;
  /** −1…1. */
  correlation: number;
}

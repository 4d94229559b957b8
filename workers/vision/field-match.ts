/** A disc in fields, ring by ring and sector by sector: how the print that is seen agrees with the calibrated one in each. */
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

/** Sums of seen (s) and calibrated (t) normalised luma per field, in memory that is used again. */
export class FieldMatch {
  readonly #n: Float64Array;
  readonly #s: Float64Array;
  readonly #t: Float64Array;
  readonly #ss: Float64Array;
  readonly #tt: Float64Array;
  readonly #st: Float64Array;

  constructor(readonly fields: number) {
    this.#n = new Float64Array(fields);
    this.#s = new Float64Array(fields);
    this.#t = new Float64Array(fields);
    this.#ss = new Float64Array(fields);
    this.#tt = new Float64Array(fields);
    this.#st = new Float64Array(fields);
  }

  clear(): void {
    this.#n.fill(0);
    this.#s.fill(0);
    this.#t.fill(0);
    this.#ss.fill(0);
    this.#tt.fill(0);
    this.#st.fill(0);
  }

  add(field: number, seen: number, print: number): void {
    this.#n[field]!++;
    this.#s[field]! += seen;
    this.#t[field]! += print;
    this.#ss[field]! += seen * seen;
    this.#tt[field]! += print * print;
    this.#st[field]! += seen * print;
  }

  cells(field: number): number {
    return this.#n[field]!;
  }

  /** Variance of the calibrated print. */
  print(field: number): number {
    return this.#tt[field]! / this.#n[field]! - (this.#t[field]! / this.#n[field]!) ** 2;
  }

  /** Variance of what is seen. */
  seen(field: number): number {
    return this.#ss[field]! / this.#n[field]! - (this.#s[field]! / this.#n[field]!) ** 2;
  }

  /** −1…1. */
  correlation(field: number): number {
    const n = this.#n[field]!;
    const together = this.#st[field]! / n - (this.#s[field]! * this.#t[field]!) / n ** 2;
    return together / Math.sqrt(Math.max(1e-9, this.seen(field) * this.print(field)));
  }
}

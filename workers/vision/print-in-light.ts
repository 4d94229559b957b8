/** A print as too much light shows it: what has turned white is no longer expected to be seen. */
import type { Print } from '../../calibration/record.ts';
import type { SeenDisc } from './align-print.ts';
import { correlation } from './correlation.ts';
import type { Exposure } from './gate.ts';
import { needleProfile, type NeedleProfile } from './needle-look.ts';
import { darkPrint, inLight, type PrintTemplate } from './print-template.ts';
import { printTemplates, type PrintTemplates } from './register.ts';

/** Below this share of white on the face the print is looked for as it is. */
export const leastClipped = 0.15;
/**
 * Of the dark print this share must still stand out. Of rendered dials (seed 41) that keep less none was found again; other
 * dials' prints match no better with a tenth left than with a half.
 */
const leastLeft = 0.1;
/** A print that correlates so well lies where it is looked for; one that was knocked away does not. */
const inPlace = 0.5;
/** Gains that differ by less are taken for the same. The greatest is twelve, in which nothing but black is left. */
const gainStep = Math.log(1.04);
const mostSteps = Math.ceil(Math.log(12) / gainStep);
/**
 * A print in some light serves while the light stays within so many steps of it (8 %), and the last few are kept: a lamp that
 * flickers comes back to them, and making one costs as much as looking at several dials (0030).
 */
const serves = 2;
const mostKept = 4;
/** Steps about the one that the mean tells. */
const about = [0, -6, -3, 3, 6] as const;
const gainOf = (step: number): number => Math.exp(step * gainStep);

/** What a print looks like in some light. */
export interface LitPrint {
  /** Light on the dial against the calibrated one. */
  readonly gain: number;
  readonly templates: PrintTemplates;
  /** How the needle stands out; null where that is not known. */
  readonly needle: NeedleProfile | null;
}

/** A print made for a step of gain; null where too little of it is left to tell this dial from another. */
interface Kept {
  readonly step: number;
  readonly lit: LitPrint | null;
}

/** Mean luma of the face at each step of gain. @param face flags of the template's cells */
const meansOf = ({ luma }: PrintTemplate, face: Uint8Array): Float32Array => {
  const cells = new Float64Array(256);
  let count = 0;
  luma.forEach((value, cell) => {
    if (!face[cell] || value !== value) return;
    cells[Math.round(value)]!++;
    count++;
  });
  return Float32Array.from({ length: mostSteps + 1 }, (_, step) => {
    const sum = cells.reduce((all, share, value) => all + share * inLight(value, gainOf(step)), 0);
    return sum / Math.max(1, count);
  });
};

/** Share of the dark print that stands out from its surroundings still. */
const shareLeft = (calibrated: PrintTemplate, lit: PrintTemplate): number => {
  let dark = 0;
  let left = 0;
  calibrated.normal.forEach((value, cell) => {
    if (!calibrated.mask[cell] || !(value < darkPrint)) return;
    dark++;
    if (lit.normal[cell]! < darkPrint) left++;
  });
  return dark > 0 ? left / dark : 0;
};

export class PrintInLight {
  readonly #calibrated: LitPrint;
  #means: Float32Array | undefined;
  /** The last that served first. */
  #kept: readonly Kept[] = [];

  /** @param face flags of the fine disc's cells whose light is measured (gate.ts) */
  constructor(
    private readonly print: Print,
    private readonly face: Uint8Array,
  ) {
    this.#calibrated = { gain: 1, templates: printTemplates(print), needle: needleProfile(print) };
  }

  /**
   * @param disc as seen where the dial was last, at the size of the fine template
   * @returns the print to look for; null where too little of it is left to tell this dial from another
   */
  on({ normal }: SeenDisc, { clipped, mean }: Pick<Exposure, 'clipped' | 'mean'>): LitPrint | null {
    if (clipped < leastClipped) return this.#calibrated;
    const lit = this.#under(mean, normal);
    const matches = ({ templates: { fine } }: LitPrint): number =>
      correlation(normal, fine.normal, fine.mask);
    // Glare on a part of the face leaves the rest as it was calibrated.
    const asCalibrated = matches(this.#calibrated);
    return asCalibrated > inPlace && asCalibrated > (lit ? matches(lit) : 0) ? this.#calibrated : lit;
  }

  /** Gain at which the face is as light as it is seen: it does not matter where the dial lies. */
  #stepFor(mean: number): number {
    this.#means ??= meansOf(this.#calibrated.templates.fine, this.face);
    let step = 0;
    while (step < mostSteps && this.#means[step]! < mean) step++;
    return step;
  }

  #under(mean: number, seen: Float32Array): LitPrint | null {
    const step = this.#stepFor(mean);
    if (step === 0) return this.#calibrated;
    const known = this.#kept.find((kept) => Math.abs(step - kept.step) <= serves);
    const serving = known ?? { step, lit: this.#make(step, seen) };
    if (serving !== this.#kept[0])
      this.#kept = [serving, ...this.#kept.filter((kept) => kept !== serving)].slice(0, mostKept);
    return serving.lit;
  }

  #make(step: number, seen: Float32Array): LitPrint | null {
    const templates = this.#bestMatch(step, seen);
    if (shareLeft(this.#calibrated.templates.fine, templates.fine) < leastLeft) return null;
    const gain = gainOf(step);
    return { gain, templates, needle: needleProfile(this.print, gain) };
  }

  /** The mean is led astray by a veil, and by print that the needle covers now: of the gains about it the best match. */
  #bestMatch(step: number, seen: Float32Array): PrintTemplates {
    const gains = about.map((near) => gainOf(Math.max(0, step + near)));
    const candidates = gains.map((gain) => printTemplates(this.print, gain));
    const matches = candidates.map(({ fine }) => correlation(seen, fine.normal, fine.mask));
    return candidates[matches.indexOf(Math.max(...matches))]!;
  }
}

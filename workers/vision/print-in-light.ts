/** A print as too much light shows it: what has turned white is no longer expected to be seen. */
import type { Print } from '../../calibration/record.ts';
import { correlation, type SeenDisc } from './align-print.ts';
import { white } from './gate.ts';
import type { PrintTemplate } from './print-template.ts';
import { printTemplates, type PrintTemplates } from './register.ts';

/** Below this share of white on the face the print is looked for as it is. */
const leastClipped = 0.15;
/** Of the dark print this share must still stand out, or any dial might be this one. */
const leastLeft = 0.4;
const darkPrint = -0.4;
/** A print that correlates so well lies where it is looked for; one that was knocked away does not. */
const inPlace = 0.5;
/** Gains that differ by less are taken for the same. */
const gainStep = Math.log(1.04);

/** Luma of the print's cells, darkest first. */
const lumaOf = ({ luma, mask }: PrintTemplate): Float32Array =>
  luma.filter((value, cell) => mask[cell] && value === value).sort();

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
  readonly #calibrated: PrintTemplates;
  readonly #luma: Float32Array;
  #step = 0;
  #lit: PrintTemplates | null;

  constructor(private readonly print: Print) {
    this.#calibrated = printTemplates(print);
    this.#luma = lumaOf(this.#calibrated.fine);
    this.#lit = this.#calibrated;
  }

  /**
   * @param disc as seen where the dial was last, at the size of the fine template
   * @param clipped share of the face that is white
   * @returns the print to look for; null where too little of it is left to tell this dial from another
   */
  on({ normal }: SeenDisc, clipped: number): PrintTemplates | null {
    if (clipped < leastClipped) return this.#calibrated;
    const lit = this.#under(clipped);
    const matches = ({ fine }: PrintTemplates): number => correlation(normal, fine.normal, fine.mask);
    // Glare on a part of the face leaves the rest as it was calibrated.
    const asCalibrated = matches(this.#calibrated);
    return asCalibrated > inPlace && asCalibrated > (lit ? matches(lit) : 0) ? this.#calibrated : lit;
  }

  /** Gain at which so much of the print is white: it does not matter where the dial lies. */
  #gainFor(clipped: number): number {
    return white / Math.max(1, this.#luma[Math.floor((1 - clipped) * this.#luma.length)] ?? white);
  }

  #under(clipped: number): PrintTemplates | null {
    const step = Math.max(0, Math.round(Math.log(this.#gainFor(clipped)) / gainStep));
    if (step !== this.#step) {
      this.#step = step;
      const lit = printTemplates(this.print, Math.exp(step * gainStep));
      this.#lit = shareLeft(this.#calibrated.fine, lit.fine) < leastLeft ? null : lit;
    }
    return this.#lit;
  }
}

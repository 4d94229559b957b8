/** What the three planes of a picture mean: red, green and blue, or luma and chroma as cameras deliver them. */

export interface Colour {
  /** Plane values that stand for no light and no colour, 0…255. */
  readonly black: readonly [number, number, number];
  /** Rows: red, green, blue in 0…255 from the planes' distances to `black`. */
  readonly toRgb: readonly [number, number, number, number, number, number, number, number, number];
  /** BT.601 luma in 0…255 of the planes' distances to `black`, which all prints are kept in (calibration/record.ts). */
  readonly toLuma: readonly [number, number, number];
}

const red = 0.299;
const green = 0.587;
const blue = 0.114;

export const rgbColour: Colour = {
  black: [0, 0, 0],
  toRgb: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  toLuma: [red, green, blue],
};

/** Kr and Kb of ITU-R BT.601-7, BT.709-6 and BT.2020-2. */
const weights: Readonly<Record<string, readonly [number, number]>> = {
  smpte170m: [0.299, 0.114],
  bt470bg: [0.299, 0.114],
  bt709: [0.2126, 0.0722],
  'bt2020-ncl': [0.2627, 0.0593],
};

/** From this height on a frame that names no matrix is taken for BT.709, as browsers and cameras do. */
const highDefinition = 720;

/**
 * Of frames with planes Y, U (Cb), V (Cr), 8 bit.
 * @param space as the frame names it; null in it means unnamed
 * @param height of the frame, px
 */
export const yuvColour = (
  { matrix, fullRange }: Pick<VideoColorSpace, 'matrix' | 'fullRange'>,
  height: number,
): Colour => {
  const [kr, kb] = weights[matrix ?? (height >= highDefinition ? 'bt709' : 'smpte170m')] ?? [red, blue];
  const kg = 1 - kr - kb;
  const y = fullRange ? 1 : 255 / 219;
  const c = fullRange ? 1 : 255 / 224;
  const fromV = 2 * (1 - kr) * c;
  const fromU = 2 * (1 - kb) * c;
  const greenFromU = (-fromU * kb) / kg;
  const greenFromV = (-fromV * kr) / kg;
  /** Rounding must not make chroma count where the luma is BT.601’s own. */
  const orNothing = (share: number): number => (Math.abs(share) < 1e-9 ? 0 : share);
  return {
    black: [fullRange ? 0 : 16, 128, 128],
    toRgb: [y, 0, fromV, y, greenFromU, greenFromV, y, fromU, 0],
    toLuma: [y, orNothing(green * greenFromU + blue * fromU), orNothing(red * fromV + green * greenFromV)],
  };
};

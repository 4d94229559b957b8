/** Gives a rendered picture one of the faults of real pictures; seeded, except for the browser's own JPEG coder. */
import type { Random } from './random.ts';

export const pictureConditions = [
  'clean',
  'dark',
  'glare',
  'blur',
  'noise',
  'jpeg',
  'shadow',
  'low-res',
] as const;
/** `glare` and `low-res` are made while the dial is drawn; here they change nothing. */
export type PictureCondition = (typeof pictureConditions)[number];

/** A longer period than any row of a picture, and prime, so that no pattern shows. */
const noiseLength = 65_521;

const noiseTable = (random: Random): Float32Array =>
  Float32Array.from({ length: noiseLength }, () => random.normal());

/** Each channel becomes `gain` × itself plus noise of `sigma`. */
const expose = (picture: ImageData, gain: number, sigma: number, random: Random): void => {
  const { data } = picture;
  const noise = noiseTable(random);
  let at = 0;
  for (let k = 0; k < data.length; k++) {
    if (k % 4 === 3) continue;
    // A jump now and then keeps repeats of the table apart.
    if (++at >= noiseLength) at = Math.floor(random.unit() * (noiseLength / 2));
    data[k] = data[k]! * gain + sigma * noise[at]!;
  }
};

/** Soft-edged shade over part of the picture. */
const shade = (canvas: OffscreenCanvas, random: Random): void => {
  const painter = canvas.getContext('2d')!;
  const { width, height } = canvas;
  painter.save();
  painter.translate(width * random.between(0.35, 0.65), height * random.between(0.35, 0.65));
  painter.rotate(random.between(0, 2 * Math.PI));
  painter.filter = `blur(${random.between(1, 8).toFixed(1)}px)`;
  painter.fillStyle = `rgb(8 8 16 / ${random.between(0.4, 0.65)})`;
  painter.fillRect(0, -height * 2, width * 2, height * 4);
  painter.restore();
};

const blur = (canvas: OffscreenCanvas, sigma: number): void => {
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  copy.getContext('2d')!.drawImage(canvas, 0, 0);
  const painter = canvas.getContext('2d')!;
  painter.save();
  painter.filter = `blur(${sigma.toFixed(2)}px)`;
  painter.drawImage(copy, 0, 0);
  painter.restore();
};

/**
 * Disturbs `canvas` in place where it can; a JPEG comes back as a new bitmap.
 * @param radius face radius, px: blur is in proportion to it.
 */
export const disturbPicture = async (
  canvas: OffscreenCanvas,
  condition: PictureCondition,
  radius: number,
  random: Random,
): Promise<ImageBitmap> => {
  const painter = canvas.getContext('2d')!;
  if (condition === 'blur') blur(canvas, radius * random.between(0.006, 0.018));
  if (condition === 'shadow') shade(canvas, random);
  const picture = painter.getImageData(0, 0, canvas.width, canvas.height);
  // Under-exposed: less light, and so more noise in what is left. Any camera adds a little grain.
  const gain = condition === 'dark' ? random.between(0.12, 0.4) : 1;
  const sigma = condition === 'noise' ? random.between(10, 28) : condition === 'dark' ? 3 : 1.5;
  expose(picture, gain, sigma, random);
  painter.putImageData(picture, 0, 0);
  if (condition !== 'jpeg') return canvas.transferToImageBitmap();
  const quality = random.between(0.08, 0.35);
  return createImageBitmap(await canvas.convertToBlob({ type: 'image/jpeg', quality }));
};

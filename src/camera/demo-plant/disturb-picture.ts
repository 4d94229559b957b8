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

const each = (picture: ImageData, change: (value: number) => number): void => {
  const { data } = picture;
  for (let at = 0; at < data.length; at++) if (at % 4 !== 3) data[at] = change(data[at]!);
};

/** Under-exposed: less light, and so more noise in what is left. */
const darken = (picture: ImageData, random: Random): void => {
  const gain = random.between(0.12, 0.4);
  each(picture, (value) => value * gain + 3 * random.normal());
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
  // Any camera adds a little grain.
  const sigma = condition === 'noise' ? random.between(10, 28) : 1.5;
  const picture = painter.getImageData(0, 0, canvas.width, canvas.height);
  if (condition === 'dark') darken(picture, random);
  else each(picture, (value) => value + sigma * random.normal());
  painter.putImageData(picture, 0, 0);
  if (condition !== 'jpeg') return canvas.transferToImageBitmap();
  const quality = random.between(0.08, 0.35);
  return createImageBitmap(await canvas.convertToBlob({ type: 'image/jpeg', quality }));
};

/** Makes a square tile of faint dark and bright specks that, laid over a picture, look like a sensor's noise. */
import { seededRandom } from './random.ts';

/** @param sigma mean opacity of a speck, of 255 */
export const grainTile = (side: number, sigma: number): OffscreenCanvas => {
  const tile = new OffscreenCanvas(side, side);
  const painter = tile.getContext('2d', { willReadFrequently: true })!;
  const picture = painter.createImageData(side, side);
  const random = seededRandom(7);
  for (let at = 0; at < picture.data.length; at += 4) {
    const speck = random.normal() * sigma;
    picture.data.fill(speck > 0 ? 255 : 0, at, at + 3);
    picture.data[at + 3] = Math.abs(speck) * 1.4;
  }
  painter.putImageData(picture, 0, 0);
  return tile;
};

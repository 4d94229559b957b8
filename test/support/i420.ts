/** RGBA pixels become planar YUV 4:2:0, BT.601 limited range: what Chromium takes an unlabelled camera frame for. */

/** Planes Y, U, V one after another. Width and height must be even. Chroma is the mean of four pixels. */
export const i420Of = (rgba: ArrayLike<number>, width: number, height: number): Uint8Array<ArrayBuffer> => {
  if (width % 2 || height % 2) throw new Error('4:2:0 needs an even width and height');
  const planes = new Uint8Array((width * height * 3) / 2);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [red, green, blue] = [rgba[4 * pixel]!, rgba[4 * pixel + 1]!, rgba[4 * pixel + 2]!];
    // ITU-R BT.601-7, §2.5.4, for 8 bit.
    planes[pixel] = Math.round(16 + (65.481 * red + 128.553 * green + 24.966 * blue) / 255);
  }
  const quarter = (width * height) / 4;
  for (let y = 0; y < height; y += 2)
    for (let x = 0; x < width; x += 2) {
      const sum = [0, 0, 0];
      for (const pixel of [y * width + x, y * width + x + 1, (y + 1) * width + x, (y + 1) * width + x + 1])
        for (let channel = 0; channel < 3; channel++) sum[channel]! += rgba[4 * pixel + channel]! / (4 * 255);
      const [red, green, blue] = sum as [number, number, number];
      const at = width * height + (y / 2) * (width / 2) + x / 2;
      planes[at] = Math.round(128 - 37.797 * red - 74.203 * green + 112 * blue);
      planes[at + quarter] = Math.round(128 + 112 * red - 93.786 * green - 18.214 * blue);
    }
  return planes;
};

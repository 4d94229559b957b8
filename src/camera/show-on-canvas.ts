/** Draws a picture on a preview canvas, which takes the picture's size. */
export const showOnCanvas = (
  canvas: HTMLCanvasElement,
  picture: CanvasImageSource,
  width: number,
  height: number,
): void => {
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  canvas.getContext('2d', { alpha: false })!.drawImage(picture, 0, 0);
};

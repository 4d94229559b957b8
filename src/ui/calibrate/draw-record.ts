/** A picture and a record → the picture with the record's pivot, face and marks drawn over it, to compare by eye. */
import type { CalibrationRecord } from '../../../calibration/record.ts';

/** @param picture of any size: the record's points are stretched to it */
export const drawRecord = (
  canvas: HTMLCanvasElement,
  picture: ImageBitmap,
  { pivot, face, marks, picture: reference }: CalibrationRecord,
): void => {
  const { width, height } = picture;
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) return;
  context.drawImage(picture, 0, 0);
  const sx = width / reference.width;
  const sy = height / reference.height;
  const outline = (trace: () => void, colour: string, line: number): void => {
    context.beginPath();
    trace();
    context.strokeStyle = colour;
    context.lineWidth = (line * width) / 1280;
    context.stroke();
  };
  const dot = (at: { x: number; y: number }, radius: number) => (): void =>
    context.arc(at.x * sx, at.y * sy, (radius * width) / 1280, 0, 2 * Math.PI);
  const traces = [dot(pivot, 6), ...marks.map(({ at }) => dot(at, 5))];
  if (face) {
    const turn = (face.rotationDeg * Math.PI) / 180;
    traces.push(() =>
      context.ellipse(face.cx * sx, face.cy * sy, face.rx * sx, face.ry * sy, turn, 0, 2 * Math.PI),
    );
  }
  for (const trace of traces) {
    outline(trace, '#000000', 5); // seen on light and on dark dials alike
    outline(trace, '#ffd400', 2.5);
  }
};

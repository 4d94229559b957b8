/** Measured pictures → one sheet for human eyes: what was seen (orange), what is true (green), the marks, and words. */
import { painterOf } from './disturb/canvas.ts';
import { ellipseOutline, trace } from './disturb/shapes.ts';
import { renderDial, type RenderedDial } from '../../src/camera/demo-plant/rendered-dials.ts';
import type { DisturbanceOrder, MeasureAnswer, Pair, PictureEntry } from './measure-job.ts';
import { disturbedPicture } from './measure-picture.ts';
import { shownDial, type RenderedOrder } from './measure-rendered.ts';
import { sightOf } from './record-of-entry.ts';

export interface SheetItem {
  /** A photograph, or the entry of a rendered dial and which it is. */
  readonly picture: PictureEntry | (RenderedDial['entry'] & { readonly rendered: RenderedOrder });
  readonly disturbance: DisturbanceOrder | null;
  readonly overlay: MeasureAnswer['overlay'];
  readonly tip: Pair | null;
  readonly lines: readonly string[];
}

export interface SheetOrder {
  readonly items: readonly SheetItem[];
}

const side = 480;
const columns = 4;
const caption = 64;

const line = (painter: OffscreenCanvasRenderingContext2D, from: Pair, to: Pair, colour: string): void => {
  painter.strokeStyle = colour;
  painter.beginPath();
  painter.moveTo(...from);
  painter.lineTo(...to);
  painter.stroke();
};

/** A data URL of a PNG. */
export const drawSheet = async ({ items }: SheetOrder): Promise<string> => {
  const rows = Math.ceil(items.length / columns);
  const sheet = new OffscreenCanvas(columns * side, rows * (side + caption));
  const painter = painterOf(sheet);
  painter.fillStyle = '#fff';
  painter.fillRect(0, 0, sheet.width, sheet.height);
  for (const [index, item] of items.entries()) {
    const left = (index % columns) * side;
    const top = Math.floor(index / columns) * (side + caption);
    await drawItem(painter, item, left, top);
  }
  const blob = await sheet.convertToBlob({ type: 'image/png' });
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(blob);
  });
};

const pictureOf = async ({ picture, disturbance }: SheetItem): Promise<OffscreenCanvas> => {
  if (!('rendered' in picture)) return (await disturbedPicture(picture, disturbance)).picture;
  const { seed, index, series } = picture.rendered;
  const dial = await renderDial(seed, index, series);
  try {
    const shown = await shownDial(dial, disturbance);
    if (!shown) throw new Error(`${picture.id} has no twin`);
    return shown.picture;
  } finally {
    dial.image.close();
  }
};

const drawItem = async (
  painter: OffscreenCanvasRenderingContext2D,
  item: SheetItem,
  left: number,
  top: number,
): Promise<void> => {
  const { picture, overlay, tip, lines } = item;
  const face = sightOf(picture);
  const half = 1.25 * Math.max(face.rx, face.ry);
  const scale = side / (2 * half);
  painter.save();
  painter.beginPath();
  painter.rect(left, top, side, side);
  painter.clip();
  painter.translate(left, top);
  painter.scale(scale, scale);
  painter.translate(half - face.cx, half - face.cy);
  painter.drawImage(await pictureOf(item), 0, 0);
  painter.lineWidth = 1.5 / scale;
  painter.strokeStyle = '#4af';
  trace(painter, ellipseOutline(face, 1));
  painter.stroke();
  for (const { at } of picture.marks) line(painter, at, [at[0] + 6 / scale, at[1]], '#f0f');
  if (tip) line(painter, picture.pivot, tip, '#0c0');
  if (overlay) line(painter, overlay.pivot, overlay.tip, '#f80');
  painter.restore();
  painter.fillStyle = '#000';
  painter.font = '15px sans-serif';
  lines.forEach((text, k) => painter.fillText(text, left + 6, top + side + 18 + 20 * k, side - 12));
};

/** Paints walls, pipes, flanges and name plates: the surroundings in which gauges hang. */
import { discGradient, circlePath, type MetalName, type Painter } from './paint-metal.ts';
import type { Random } from './random.ts';

const pipeShades: Readonly<
  Record<'grey' | 'green' | 'blue' | 'red' | 'copper', readonly [string, string, string]>
> = {
  grey: ['#6f767b', '#c9ced1', '#41474b'],
  green: ['#3f6b54', '#8fb8a0', '#24412f'],
  blue: ['#3c5f7d', '#8fb0c9', '#22394d'],
  red: ['#7d3a33', '#c48a80', '#4a1f1a'],
  copper: ['#8d5a3c', '#d9a982', '#55331f'],
};
export type PipeColour = keyof typeof pipeShades;

/** A straight pipe between two points; both ends are cut square. Lengths in px. */
export const paintPipe = (
  painter: Painter,
  from: readonly [number, number],
  to: readonly [number, number],
  width: number,
  colour: PipeColour,
): void => {
  const [dark, light, deep] = pipeShades[colour];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  painter.save();
  painter.translate(from[0], from[1]);
  painter.rotate(Math.atan2(to[1] - from[1], to[0] - from[0]));
  const fall = painter.createLinearGradient(0, width * 0.2, 0, width * 0.95);
  fall.addColorStop(0, 'rgb(0 0 0 / 0.35)');
  fall.addColorStop(1, 'rgb(0 0 0 / 0)');
  painter.fillStyle = fall;
  painter.fillRect(0, 0, length, width * 0.95);
  const body = painter.createLinearGradient(0, -width / 2, 0, width / 2);
  body.addColorStop(0, dark);
  body.addColorStop(0.28, light);
  body.addColorStop(0.55, dark);
  body.addColorStop(1, deep);
  painter.fillStyle = body;
  painter.fillRect(0, -width / 2, length, width);
  painter.restore();
};

/** A flange across a pipe at a point: `along` is the pipe's direction. */
export const paintFlange = (
  painter: Painter,
  at: readonly [number, number],
  along: 'x' | 'y',
  width: number,
  colour: PipeColour,
): void => {
  const half = width * 0.75;
  for (const offset of [-width * 0.16, width * 0.16]) {
    const [x, y] = along === 'x' ? [at[0] + offset, at[1]] : [at[0], at[1] + offset];
    const a: [number, number] = along === 'x' ? [x, y - half] : [x - half, y];
    const b: [number, number] = along === 'x' ? [x, y + half] : [x + half, y];
    const [dark, light, deep] = pipeShades[colour];
    const gradient = painter.createLinearGradient(a[0], a[1], b[0], b[1]);
    gradient.addColorStop(0, dark);
    gradient.addColorStop(0.3, light);
    gradient.addColorStop(1, deep);
    painter.fillStyle = gradient;
    const thick = width * 0.26;
    painter.fillRect(
      Math.min(a[0], b[0]) - (along === 'x' ? thick / 2 : 0),
      Math.min(a[1], b[1]) - (along === 'x' ? 0 : thick / 2),
      along === 'x' ? thick : 2 * half,
      along === 'x' ? 2 * half : thick,
    );
  }
};

/** A hexagon nut seen from the front, as the socket under a gauge. */
export const paintSocket = (
  painter: Painter,
  x: number,
  top: number,
  width: number,
  height: number,
): void => {
  const gradient = painter.createLinearGradient(x - width / 2, 0, x + width / 2, 0);
  for (const [stop, colour] of [
    [0, '#6d5a2f'],
    [0.3, '#dcc486'],
    [0.34, '#c2a660'],
    [0.68, '#b89a52'],
    [0.72, '#7d6631'],
    [1, '#51411d'],
  ] as const)
    gradient.addColorStop(stop, colour);
  painter.fillStyle = gradient;
  painter.fillRect(x - width / 2, top, width, height);
};

export const paintBolt = (painter: Painter, x: number, y: number, radius: number, metal: MetalName): void => {
  circlePath(painter, x + radius * 0.25, y + radius * 0.3, radius);
  painter.fillStyle = 'rgb(0 0 0 / 0.35)';
  painter.fill();
  circlePath(painter, x, y, radius);
  painter.fillStyle = discGradient(painter, metal, x, y, radius, -125);
  painter.fill();
};

/** An engraved plate with a tag. */
export const paintPlate = (painter: Painter, text: string, x: number, y: number, height: number): void => {
  painter.font = `bold ${Math.round(height * 0.6)}px Arial, Helvetica, "Liberation Sans", sans-serif`;
  painter.textAlign = 'center';
  painter.textBaseline = 'middle';
  const width = painter.measureText(text).width + height * 1.1;
  painter.fillStyle = 'rgb(0 0 0 / 0.3)';
  painter.fillRect(x - width / 2 + 2, y - height / 2 + 3, width, height);
  painter.fillStyle = '#ece7d8';
  painter.fillRect(x - width / 2, y - height / 2, width, height);
  painter.strokeStyle = 'rgb(60 55 45 / 0.6)';
  painter.lineWidth = 1;
  painter.strokeRect(x - width / 2 + 1.5, y - height / 2 + 1.5, width - 3, height - 3);
  painter.fillStyle = '#2b2a27';
  painter.fillText(text, x, y + 1);
};

/** A plastered wall with a light from the upper left, stains and grain. */
export const paintWall = (
  painter: Painter,
  width: number,
  height: number,
  colours: readonly [string, string],
  random: Random,
): void => {
  const wall = painter.createRadialGradient(
    width * 0.3,
    height * 0.15,
    0,
    width * 0.4,
    height * 0.4,
    width * 0.85,
  );
  wall.addColorStop(0, colours[0]);
  wall.addColorStop(1, colours[1]);
  painter.fillStyle = wall;
  painter.fillRect(0, 0, width, height);
  for (let k = 0; k < 26; k++) {
    const x = random.between(0, width);
    const y = random.between(0, height);
    const radius = random.between(0.03, 0.16) * width;
    const stain = painter.createRadialGradient(x, y, 0, x, y, radius);
    stain.addColorStop(0, random.chance(0.5) ? 'rgb(255 255 255 / 0.06)' : 'rgb(20 18 12 / 0.07)');
    stain.addColorStop(1, 'rgb(128 128 128 / 0)');
    painter.fillStyle = stain;
    painter.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
  }
  for (let k = 0; k < (width * height) / 90; k++) {
    painter.fillStyle = random.chance(0.5) ? 'rgb(255 255 255 / 0.05)' : 'rgb(0 0 0 / 0.05)';
    painter.fillRect(
      random.between(0, width),
      random.between(0, height),
      random.between(1, 3),
      random.between(1, 3),
    );
  }
};

/** Paints the wall of the demo plant's pump house: header pipes, branches to the gauges, a valve and tag plates. */
import { demoGauges, demoPicture } from './demo-gauges.ts';
import { circlePath, discGradient, type Painter } from './paint-metal.ts';
import { paintBolt, paintFlange, paintPipe, paintPlate, paintSocket, paintWall } from './paint-plant.ts';
import { seededRandom } from './random.ts';

const headerY = 404;

const paintHeaders = (painter: Painter): void => {
  const { width, height } = demoPicture;
  paintPipe(painter, [40, headerY + 8], [40, height], 30, 'grey');
  paintPipe(painter, [0, headerY], [width, headerY], 46, 'green');
  for (const x of [96, 650, 952, 1240]) paintFlange(painter, [x, headerY], 'x', 46, 'green');
  paintPipe(painter, [560, 702], [width, 702], 36, 'blue');
  paintFlange(painter, [628, 702], 'x', 36, 'blue');
  paintFlange(painter, [1000, 702], 'x', 36, 'blue');
  paintPipe(painter, [0, 26], [width, 26], 26, 'grey');
  for (const x of [330, 662, 950]) {
    painter.fillStyle = '#4c5256';
    painter.fillRect(x - 9, 8, 18, 36);
    paintBolt(painter, x, 26, 5, 'steel');
  }
};

/** Sockets from the round gauges down to the pipe that they sit on. */
const paintBranches = (painter: Painter): void => {
  for (const { tag, spec, pose } of demoGauges) {
    if (spec.body !== 'round' || tag === 'WD-601') continue;
    const [, , x, , down, y] = pose;
    const bottom = tag === 'FI-401' ? 702 : headerY;
    paintPipe(painter, [x, y], [x, bottom - 12], 17, 'copper');
    paintSocket(painter, x, y + 1.13 * down, 30, 20);
    paintSocket(painter, x, bottom - 34, 34, 16);
  }
};

/** Conduit to the electrical instruments. */
const paintConduits = (painter: Painter): void => {
  paintPipe(painter, [384, 420], [384, 470], 12, 'grey');
  paintPipe(painter, [1098, 26], [1098, 90], 12, 'grey');
  painter.fillStyle = '#7c8286';
  painter.beginPath();
  painter.roundRect(206, 442, 356, 230, 10);
  painter.fill();
  painter.strokeStyle = 'rgb(0 0 0 / 0.4)';
  painter.lineWidth = 2;
  painter.stroke();
  for (const [x, y] of [
    [222, 458],
    [546, 458],
    [222, 656],
    [546, 656],
  ] as const)
    paintBolt(painter, x, y, 6, 'steel');
};

const paintValve = (painter: Painter, x: number, y: number): void => {
  paintPipe(painter, [x, headerY + 12], [x, 694], 34, 'green');
  paintFlange(painter, [x, y - 82], 'y', 34, 'green');
  paintFlange(painter, [x, y + 82], 'y', 34, 'green');
  circlePath(painter, x, y, 44);
  painter.fillStyle = discGradient(painter, 'steel', x, y, 44, -125);
  painter.fill();
  painter.lineWidth = 13;
  for (const [shift, colour] of [
    [4, 'rgb(0 0 0 / 0.3)'],
    [0, '#8f3128'],
  ] as const) {
    painter.strokeStyle = colour;
    circlePath(painter, x + shift, y + shift, 66);
    painter.stroke();
    for (let k = 0; k < 5; k++) {
      const angle = -0.4 + (k * 2 * Math.PI) / 5;
      painter.beginPath();
      painter.moveTo(x + shift, y + shift);
      painter.lineTo(x + shift + 62 * Math.cos(angle), y + shift + 62 * Math.sin(angle));
      painter.stroke();
    }
  }
  circlePath(painter, x - 1, y - 1, 66);
  painter.lineWidth = 3;
  painter.strokeStyle = 'rgb(255 220 210 / 0.35)';
  painter.stroke();
  paintBolt(painter, x, y, 14, 'steel');
};

export const paintBackdrop = (painter: Painter): void => {
  const { width, height } = demoPicture;
  paintWall(painter, width, height, ['#c6c8c1', '#84898a'], seededRandom(11));
  painter.fillStyle = 'rgb(52 70 66 / 0.28)';
  painter.fillRect(0, headerY + 60, width, height);
  paintHeaders(painter);
  paintConduits(painter);
  paintBranches(painter);
  paintValve(painter, 1098, 548);
  paintPlate(painter, 'V-404', 1200, 470, 24);
  for (const { tag, spec, pose } of demoGauges) {
    const [, , x, , down, y] = pose;
    if (spec.body === 'panel') paintPlate(painter, tag, x, y + 0.34 * down + 17, 24);
    else if (tag === 'WD-601') paintPlate(painter, tag, x, y + 1.26 * down + 6, 24);
    else if (tag === 'FI-401') paintPlate(painter, tag, x + 1.75 * down, y, 24);
    else paintPlate(painter, tag, x + 84, y + 1.26 * down - 2, 24);
  }
};

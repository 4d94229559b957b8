/** Outlines around a dial, as corners and as paths. */
import type { Ellipse } from '../../../src/base/ellipse.ts';
import type { Pair } from '../measure-job.ts';

export type Outline = readonly Pair[];

/** The point at `share` of the radius in direction `angle`, as the ellipse stretches it. */
export const pointOn = (face: Ellipse, angle: number, share: number): Pair => {
  const turn = (face.rotationDeg * Math.PI) / 180;
  const x = face.rx * share * Math.cos(angle - turn);
  const y = face.ry * share * Math.sin(angle - turn);
  return [
    face.cx + x * Math.cos(turn) - y * Math.sin(turn),
    face.cy + x * Math.sin(turn) + y * Math.cos(turn),
  ];
};

const corners = 32;

export const ellipseOutline = (face: Ellipse, share: number): Outline =>
  Array.from({ length: corners }, (_, k) => pointOn(face, (2 * Math.PI * k) / corners, share));

export const circleOutline = (centre: Pair, radius: number): Outline =>
  ellipseOutline({ cx: centre[0], cy: centre[1], rx: radius, ry: radius, rotationDeg: 0 }, 1);

/** A bar with round ends. */
export const barOutline = (from: Pair, to: Pair, halfWidth: number): Outline => {
  const along = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const end = (centre: Pair, start: number): Pair[] =>
    Array.from({ length: 13 }, (_, k) => {
      const angle = start + (Math.PI * k) / 12;
      return [centre[0] + halfWidth * Math.cos(angle), centre[1] + halfWidth * Math.sin(angle)];
    });
  return [...end(to, along - Math.PI / 2), ...end(from, along + Math.PI / 2)];
};

export const trace = (painter: OffscreenCanvasRenderingContext2D, outline: Outline): void => {
  painter.beginPath();
  outline.forEach(([x, y], k) => (k === 0 ? painter.moveTo(x, y) : painter.lineTo(x, y)));
  painter.closePath();
};

/** How far a point is from the ellipse's centre, in radii in its direction. */
export const shareAt = (face: Ellipse, x: number, y: number): number => {
  const turn = (face.rotationDeg * Math.PI) / 180;
  const dx = x - face.cx;
  const dy = y - face.cy;
  const along = dx * Math.cos(turn) + dy * Math.sin(turn);
  const across = dy * Math.cos(turn) - dx * Math.sin(turn);
  return Math.hypot(along / face.rx, across / face.ry);
};

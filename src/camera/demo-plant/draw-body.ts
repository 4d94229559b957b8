/** Paints the case, bezel, face and print of a dial: everything that never moves. */
import { polarPoint } from './dial-geometry.ts';
import type { DialConditions, DialSpec } from './dial-spec.ts';
import { drawScale } from './draw-scale.ts';
import { drawPanelBody } from './draw-panel-body.ts';
import { circlePath, discGradient, setBlur, unitsPerRadius as unit, type Painter } from './paint-metal.ts';

/** Width of the bezel's metal ring and of its inner lip, face radii. */
export const bezelRadius = 1.16;
const lipRadius = 1.05;

const drawRing = (painter: Painter, spec: DialSpec, x: number, y: number, lightDeg: number): void => {
  circlePath(painter, x, y, bezelRadius * unit);
  painter.fillStyle = discGradient(painter, spec.bezel, x, y, bezelRadius * unit, lightDeg);
  painter.fill();
  painter.lineWidth = 0.012 * unit;
  painter.strokeStyle = 'rgb(0 0 0 / 0.45)';
  painter.stroke();
  // The lip falls away inwards, so it is lit from the other side.
  circlePath(painter, x, y, lipRadius * unit);
  painter.fillStyle = discGradient(painter, spec.bezel, x, y, lipRadius * unit, lightDeg + 180);
  painter.fill();
  circlePath(painter, x, y, 1.004 * unit);
  painter.fillStyle = 'rgb(20 22 24)';
  painter.fill();
};

const drawFace = (painter: Painter, spec: DialSpec, x: number, y: number, lightDeg: number): void => {
  circlePath(painter, x, y, unit);
  painter.fillStyle = spec.faceColour;
  painter.fill();
  const light = polarPoint(lightDeg, 0.5 * unit);
  const sheen = painter.createRadialGradient(
    x + light.x,
    y + light.y,
    0,
    x + light.x,
    y + light.y,
    1.7 * unit,
  );
  sheen.addColorStop(0, 'rgb(255 255 255 / 0.10)');
  sheen.addColorStop(1, 'rgb(0 0 0 / 0.14)');
  painter.fillStyle = sheen;
  painter.fill();
};

/** In the sun the bezel's shadow has an edge. */
const drawSunShade = (
  painter: Painter,
  x: number,
  y: number,
  lightDeg: number,
  { dark, rimFall }: NonNullable<DialConditions['sun']>,
): void => {
  const away = polarPoint(lightDeg + 180, rimFall * unit);
  painter.save();
  circlePath(painter, x, y, unit);
  painter.clip();
  circlePath(painter, x + away.x, y + away.y, unit);
  painter.rect(x - 2 * unit, y - 2 * unit, 4 * unit, 4 * unit);
  painter.fillStyle = `rgb(0 0 0 / ${dark})`;
  painter.fill('evenodd');
  painter.restore();
};

/** The bezel stands above the face and shades its rim on the side of the light. */
const drawRimShade = (painter: Painter, x: number, y: number, lightDeg: number): void => {
  painter.save();
  circlePath(painter, x, y, unit);
  painter.clip();
  const away = polarPoint(lightDeg + 180, 0.05 * unit);
  setBlur(painter, 0.025 * unit);
  painter.lineWidth = 0.16 * unit;
  painter.strokeStyle = 'rgb(0 0 0 / 0.34)';
  circlePath(painter, x + away.x, y + away.y, 1.07 * unit);
  painter.stroke();
  painter.restore();
};

const drawScrews = (painter: Painter, spec: DialSpec, x: number, y: number): void => {
  for (let k = 0; k < spec.screws; k++) {
    // Two hold the face plate, four the bezel.
    const place =
      spec.screws > 2
        ? polarPoint(45 + (k * 360) / spec.screws, 1.105 * unit)
        : { x: (k === 0 ? -0.43 : 0.43) * unit, y: 0 };
    circlePath(painter, x + place.x, y + place.y, 0.034 * unit);
    painter.fillStyle = discGradient(painter, 'steel', x + place.x, y + place.y, 0.034 * unit, -120);
    painter.fill();
    painter.strokeStyle = 'rgb(0 0 0 / 0.6)';
    painter.lineWidth = 0.009 * unit;
    painter.stroke();
    painter.beginPath();
    painter.moveTo(x + place.x - 0.024 * unit, y + place.y - 0.012 * unit);
    painter.lineTo(x + place.x + 0.024 * unit, y + place.y + 0.012 * unit);
    painter.stroke();
  }
};

/** The painter's units are face radii ÷ 1000 with the pivot at the origin. */
export const drawBody = (painter: Painter, spec: DialSpec, conditions: DialConditions): void => {
  if (spec.body === 'panel') return drawPanelBody(painter, spec, conditions);
  const x = spec.faceCentre.x * unit;
  const y = spec.faceCentre.y * unit;
  painter.save();
  const fall = polarPoint(conditions.lightDeg + 180, 0.09 * unit);
  setBlur(painter, 0.05 * unit);
  painter.fillStyle = 'rgb(0 0 0 / 0.42)';
  circlePath(painter, x + fall.x, y + fall.y, bezelRadius * unit);
  painter.fill();
  painter.restore();
  drawRing(painter, spec, x, y, conditions.lightDeg);
  drawFace(painter, spec, x, y, conditions.lightDeg);
  drawScale(painter, spec);
  drawScrews(painter, spec, x, y);
  if (spec.endPin) {
    const first = spec.marks[0].angleDeg;
    const aside = spec.direction === 'clockwise' ? -7 : 7;
    const at = polarPoint(first + aside, (spec.print.majorInner + 0.03) * unit);
    circlePath(painter, at.x, at.y, 0.022 * unit);
    painter.fillStyle = spec.ink;
    painter.fill();
  }
  if (conditions.sun) drawSunShade(painter, x, y, conditions.lightDeg, conditions.sun);
  else drawRimShade(painter, x, y, conditions.lightDeg);
};

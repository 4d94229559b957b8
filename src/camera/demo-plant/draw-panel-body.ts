/** Paints the case and face of a rectangular panel meter, and the cover that hides its pivot. */
import type { DialConditions, DialSpec } from './dial-spec.ts';
import { drawScale } from './draw-scale.ts';
import { circlePath, discGradient, setBlur, unitsPerRadius as unit, type Painter } from './paint-metal.ts';

/** Outline of the case in face radii about the pivot; the face lies 0.07 inside it. */
export const panelCase = { left: -1.02, top: -1.3, right: 1.02, bottom: 0.34 } as const;
const inset = 0.08;
/** The cover starts here, above the pivot. */
const coverTop = -0.2;

const box = (painter: Painter, grow: number, corner: number, dx = 0, dy = 0): void => {
  const { left, top, right, bottom } = panelCase;
  painter.beginPath();
  painter.roundRect(
    (left - grow) * unit + dx,
    (top - grow) * unit + dy,
    (right - left + 2 * grow) * unit,
    (bottom - top + 2 * grow) * unit,
    corner * unit,
  );
};

export const drawPanelBody = (painter: Painter, spec: DialSpec, conditions: DialConditions): void => {
  painter.save();
  setBlur(painter, 0.04 * unit);
  painter.fillStyle = 'rgb(0 0 0 / 0.4)';
  box(painter, 0, 0.08, 0.05 * unit, 0.07 * unit);
  painter.fill();
  painter.restore();
  box(painter, 0, 0.08);
  painter.fillStyle = discGradient(painter, spec.bezel, 0, -0.4 * unit, 1.3 * unit, conditions.lightDeg);
  painter.fill();
  box(painter, -inset, 0.03);
  painter.fillStyle = spec.faceColour;
  painter.fill();
  painter.lineWidth = 0.02 * unit;
  painter.strokeStyle = 'rgb(0 0 0 / 0.55)';
  painter.stroke();
  drawScale(painter, spec);
};

/** Drawn over the needle. */
export const drawPanelCover = (painter: Painter, spec: DialSpec, conditions: DialConditions): void => {
  const { left, right, bottom } = panelCase;
  const top = coverTop * unit;
  painter.save();
  box(painter, -inset, 0.03);
  painter.clip();
  const shade = painter.createLinearGradient(0, top - 0.04 * unit, 0, top);
  shade.addColorStop(0, 'rgb(0 0 0 / 0)');
  shade.addColorStop(1, 'rgb(0 0 0 / 0.35)');
  painter.fillStyle = shade;
  painter.fillRect(left * unit, top - 0.04 * unit, (right - left) * unit, 0.04 * unit);
  painter.fillStyle = spec.bezel === 'black' ? '#26282a' : '#3a3d40';
  painter.fillRect(left * unit, top, (right - left) * unit, bottom * unit - top);
  painter.fillStyle = 'rgb(255 255 255 / 0.16)';
  painter.fillRect(left * unit, top, (right - left) * unit, 0.014 * unit);
  painter.restore();
  // The zero screw.
  const y = 0.06 * unit;
  circlePath(painter, 0, y, 0.07 * unit);
  painter.fillStyle = discGradient(painter, 'steel', 0, y, 0.07 * unit, conditions.lightDeg);
  painter.fill();
  painter.lineWidth = 0.02 * unit;
  painter.strokeStyle = 'rgb(0 0 0 / 0.65)';
  painter.beginPath();
  painter.moveTo(-0.05 * unit, y + 0.012 * unit);
  painter.lineTo(0.05 * unit, y - 0.012 * unit);
  painter.stroke();
};

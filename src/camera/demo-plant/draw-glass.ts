/** Paints what the glass adds: the window that it mirrors and a patch of glare. */
import type { DialConditions, DialSpec } from './dial-spec.ts';
import { panelCase } from './draw-panel-body.ts';
import { circlePath, unitsPerRadius as unit, type Painter } from './paint-metal.ts';

const clipToGlass = (painter: Painter, spec: DialSpec): void => {
  if (spec.body === 'round')
    circlePath(painter, spec.faceCentre.x * unit, spec.faceCentre.y * unit, 1.02 * unit);
  else {
    painter.beginPath();
    painter.rect(
      (panelCase.left + 0.06) * unit,
      (panelCase.top + 0.06) * unit,
      (panelCase.right - panelCase.left - 0.12) * unit,
      (panelCase.bottom - panelCase.top - 0.12) * unit,
    );
  }
  painter.clip();
};

/** A tall window, upper left to right, bent by nothing: flat glass. */
const drawReflection = (painter: Painter, strength: number): void => {
  for (const [left, right, weight] of [
    [-0.72, -0.22, 1],
    [-0.12, 0.2, 0.7],
  ] as const) {
    const gradient = painter.createLinearGradient(0, -unit, 0, 0.35 * unit);
    gradient.addColorStop(0, `rgb(255 255 255 / ${strength * weight})`);
    gradient.addColorStop(1, 'rgb(255 255 255 / 0)');
    painter.fillStyle = gradient;
    painter.beginPath();
    painter.moveTo(left * unit, -1.05 * unit);
    painter.lineTo(right * unit, -1.05 * unit);
    painter.lineTo((right - 0.34) * unit, 0.35 * unit);
    painter.lineTo((left - 0.3) * unit, 0.35 * unit);
    painter.fill();
  }
};

/** A lamp mirrored in the glass: clipped white in the middle, falling off softly. */
const drawGlare = (painter: Painter, glare: NonNullable<DialConditions['glare']>): void => {
  const x = glare.x * unit;
  const y = glare.y * unit;
  const gradient = painter.createRadialGradient(x, y, 0, x, y, glare.size * unit);
  gradient.addColorStop(0, `rgb(255 255 250 / ${glare.strength})`);
  gradient.addColorStop(0.45, `rgb(255 255 250 / ${glare.strength * 0.96})`);
  gradient.addColorStop(0.7, `rgb(255 255 250 / ${glare.strength * 0.45})`);
  gradient.addColorStop(1, 'rgb(255 255 250 / 0)');
  painter.fillStyle = gradient;
  circlePath(painter, x, y, glare.size * unit);
  painter.fill();
};

/** Units as in `drawBody`. */
export const drawGlass = (painter: Painter, spec: DialSpec, conditions: DialConditions): void => {
  if (conditions.reflection <= 0 && !conditions.glare) return;
  painter.save();
  clipToGlass(painter, spec);
  if (conditions.reflection > 0) drawReflection(painter, conditions.reflection);
  if (conditions.glare) drawGlare(painter, conditions.glare);
  painter.restore();
};

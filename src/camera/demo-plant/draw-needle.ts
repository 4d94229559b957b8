/** Paints the needle with its shadow and hub, and the limit hand. */
import { needleAngle, polarPoint } from './dial-geometry.ts';
import type { DialConditions, DialSpec, NeedleStyle } from './dial-spec.ts';
import { circlePath, discGradient, unitsPerRadius as unit, type Painter } from './paint-metal.ts';

/** Upper half of the outline along +x from tail to tip, as [x, half-width] in face radii; the lower half mirrors it. */
const outline = (style: NeedleStyle): readonly (readonly [number, number])[] => {
  const { reach, tail, width } = style;
  const half = width / 2;
  switch (style.shape) {
    case 'tapered':
      return [
        [-tail, half * 0.7],
        [0, half],
        [reach, 0.004],
      ];
    case 'lance':
      return [
        [-tail, half * 0.5],
        [0, half * 0.55],
        [reach * 0.62, half * 0.6],
        [reach * 0.72, half],
        [reach, 0.003],
      ];
    case 'counterweight':
      return [
        [-tail, half * 1.9],
        [-tail * 0.5, half * 1.9],
        [-tail * 0.4, half * 0.6],
        [0, half],
        [reach, 0.006],
      ];
    case 'wire':
      return [
        [-tail, half],
        [reach, half],
      ];
    case 'arrow':
      return [
        [-tail, half * 0.8],
        [reach * 0.74, half * 0.55],
        [reach * 0.74, half * 1.7],
        [reach, 0.003],
      ];
    case 'baton':
      return [
        [-tail, half],
        [reach * 0.9, half * 0.85],
        [reach, 0.006],
      ];
  }
};

const needlePath = (painter: Painter, style: NeedleStyle, side: 'both' | 'lower'): void => {
  const points = outline(style);
  painter.beginPath();
  if (side === 'both') for (const [x, half] of points) painter.lineTo(x * unit, -half * unit);
  else painter.moveTo(-style.tail * unit, 0);
  for (const [x, half] of points.toReversed()) painter.lineTo(x * unit, half * unit);
  painter.closePath();
};

/** Soft edges are strokes that grow fainter outwards: a canvas filter costs 80 ms a needle without a graphics card. */
const penumbra = [0, 0.012, 0.024, 0.036] as const;

/** The sun is small: its shadows have hard edges. */
const sunPenumbra = [0] as const;

const shade = (painter: Painter, style: NeedleStyle, angleDeg: number, conditions: DialConditions): void => {
  const { lightDeg, sun } = conditions;
  const [reach, dark, widths] = sun
    ? [sun.needleFall, sun.dark, sunPenumbra]
    : [0.035, conditions.needleShadow, penumbra];
  const fall = polarPoint(lightDeg + 180, reach * unit);
  painter.save();
  if (sun) {
    // In the shadow of the rim there is no other.
    const rim = polarPoint(lightDeg + 180, sun.rimFall * unit);
    circlePath(painter, rim.x, rim.y, unit);
    painter.clip();
  }
  painter.translate(fall.x, fall.y);
  painter.rotate((angleDeg * Math.PI) / 180);
  painter.fillStyle = painter.strokeStyle = `rgb(0 0 0 / ${dark / widths.length})`;
  painter.lineJoin = 'round';
  for (const width of widths) {
    painter.lineWidth = width * unit;
    needlePath(painter, style, 'both');
    painter.fill();
    if (width > 0) painter.stroke();
    circlePath(painter, 0, 0, (style.hubRadius + width / 2) * unit);
    painter.fill();
  }
  painter.restore();
};

const drawLimitHand = (painter: Painter, spec: DialSpec): void => {
  if (!spec.limitHand) return;
  painter.save();
  painter.rotate((needleAngle(spec, spec.limitHand.value) * Math.PI) / 180);
  painter.fillStyle = spec.limitHand.colour;
  painter.beginPath();
  painter.moveTo(0, -0.012 * unit);
  painter.lineTo(0.5 * unit, -0.012 * unit);
  painter.lineTo(0.52 * unit, -0.035 * unit);
  painter.lineTo(0.7 * unit, 0);
  painter.lineTo(0.52 * unit, 0.035 * unit);
  painter.lineTo(0.5 * unit, 0.012 * unit);
  painter.lineTo(0, 0.012 * unit);
  painter.fill();
  painter.restore();
};

/** From here on, what is drawn stands at the needle's height: seen larger by a little, and away from the eye. */
const lift = (painter: Painter, { lifted }: DialConditions): void => {
  if (!lifted) return;
  const { eye, height } = lifted;
  const scale = eye.z / (eye.z - height);
  painter.transform(scale, 0, 0, scale, eye.x * (1 - scale) * unit, eye.y * (1 - scale) * unit);
};

/** How dark a facet is that leans away from the light; the other is as light as its metal. */
const darkFacet = 0.85;

/** @param turnDeg from the light to the needle: a facet is bright where it leans towards the light */
const polish = (painter: Painter, needle: NeedleStyle, turnDeg: number): void => {
  const lower = (1 - Math.sin((turnDeg * Math.PI) / 180)) / 2;
  needlePath(painter, needle, 'both');
  painter.fillStyle = `rgb(10 12 16 / ${darkFacet * lower})`;
  painter.fill();
  needlePath(painter, needle, 'lower');
  painter.fillStyle = needle.colour;
  painter.fill();
  painter.fillStyle = `rgb(10 12 16 / ${darkFacet * (1 - lower)})`;
  painter.fill();
};

/** Units as in `drawBody`. The needle's axis passes exactly through the pivot. */
export const drawNeedle = (
  painter: Painter,
  spec: DialSpec,
  value: number,
  conditions: DialConditions,
): void => {
  const angle = needleAngle(spec, value);
  const { needle } = spec;
  if (conditions.needleShadow > 0) shade(painter, needle, angle, conditions);
  painter.save();
  lift(painter, conditions);
  drawLimitHand(painter, spec);
  painter.save();
  painter.rotate((angle * Math.PI) / 180);
  needlePath(painter, needle, 'both');
  painter.fillStyle = needle.colour;
  painter.fill();
  if (needle.finish === 'polished') polish(painter, needle, angle - conditions.lightDeg);
  else {
    // Two facets: the lower one a little darker. Too weak to shift the needle's visible axis.
    needlePath(painter, needle, 'lower');
    painter.fillStyle = needle.tone === 'dark' ? 'rgb(255 255 255 / 0.07)' : 'rgb(0 0 0 / 0.12)';
    painter.fill();
  }
  painter.restore();
  if (spec.body !== 'panel') drawHub(painter, needle, conditions);
  painter.restore();
};

const drawHub = (painter: Painter, needle: NeedleStyle, conditions: DialConditions): void => {
  circlePath(painter, 0, 0, needle.hubRadius * unit);
  painter.fillStyle = needle.hubColour;
  painter.fill();
  painter.lineWidth = 0.008 * unit;
  painter.strokeStyle = 'rgb(0 0 0 / 0.5)';
  painter.stroke();
  const inner = needle.hubRadius * 0.45 * unit;
  circlePath(painter, 0, 0, inner);
  painter.fillStyle = discGradient(painter, 'brass', 0, 0, inner, conditions.lightDeg);
  painter.fill();
};

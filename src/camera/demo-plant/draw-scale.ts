/** Prints ticks, numerals, coloured zones and texts of a dial on its face. */
import { needleAngle, polarPoint, ticksAfter } from './dial-geometry.ts';
import type { DialSpec } from './dial-spec.ts';
import { unitsPerRadius as unit, type Painter } from './paint-metal.ts';

const line = (painter: Painter, angleDeg: number, from: number, to: number, width: number): void => {
  const a = polarPoint(angleDeg, from * unit);
  const b = polarPoint(angleDeg, to * unit);
  painter.lineWidth = width * unit;
  painter.beginPath();
  painter.moveTo(a.x, a.y);
  painter.lineTo(b.x, b.y);
  painter.stroke();
};

const drawZones = (painter: Painter, spec: DialSpec): void => {
  const { outer, majorInner } = spec.print;
  const middle = (outer + majorInner) / 2 - 0.01;
  painter.lineWidth = (outer - majorInner) * 0.62 * unit;
  for (const zone of spec.zones) {
    const from = (needleAngle(spec, zone.from) * Math.PI) / 180;
    const to = (needleAngle(spec, zone.to) * Math.PI) / 180;
    painter.strokeStyle = zone.colour;
    painter.beginPath();
    painter.arc(0, 0, middle * unit, Math.min(from, to), Math.max(from, to));
    painter.stroke();
  }
};

const drawTicks = (painter: Painter, spec: DialSpec): void => {
  const { outer, majorInner, middleInner, minorInner, middleEvery } = spec.print;
  painter.strokeStyle = spec.ink;
  spec.marks.forEach((mark, index) => {
    line(painter, mark.angleDeg, majorInner, outer, 0.02);
    if (index + 1 === spec.marks.length) return;
    ticksAfter(spec, index).forEach((value, k) => {
      const isMiddle = middleEvery > 0 && (k + 1) % middleEvery === 0;
      const inner = isMiddle ? middleInner : minorInner;
      line(painter, needleAngle(spec, value), inner, outer, isMiddle ? 0.012 : 0.008);
    });
  });
};

/** As many decimals as the marks need, the same for all. */
const labelTexts = (spec: DialSpec): string[] => {
  const decimals = Math.max(...spec.marks.map(({ value }) => (String(value).split('.')[1] ?? '').length));
  return spec.marks.map(({ value }) => value.toFixed(decimals).replace('-', '−'));
};

const drawLabels = (painter: Painter, spec: DialSpec): void => {
  const { labelEvery, labelEdge, labelSize, labelTurn, labels } = spec.print;
  const labelsInside = labelEdge < spec.print.outer;
  const texts = labels ?? labelTexts(spec);
  painter.fillStyle = spec.ink;
  painter.textAlign = 'center';
  painter.textBaseline = 'middle';
  painter.font = `${Math.round(labelSize * unit)}px ${spec.font}`;
  spec.marks.forEach((mark, index) => {
    if (index % labelEvery !== 0 || (spec.wraps && index === spec.marks.length - 1)) return;
    const text = texts[index] ?? '';
    const turn = labelTurn === 'tangential' ? Math.PI / 2 : (mark.angleDeg * Math.PI) / 180;
    const half = painter.measureText(text).width / 2;
    const depth = Math.hypot(half * Math.cos(turn), 0.38 * labelSize * unit * Math.sin(turn));
    const at = polarPoint(mark.angleDeg, labelEdge * unit + (labelsInside ? -depth : depth));
    painter.save();
    painter.translate(at.x, at.y);
    if (labelTurn === 'tangential') painter.rotate(((mark.angleDeg + 90) * Math.PI) / 180);
    // Digits sit slightly high in their box; half a stroke down looks centred.
    painter.fillText(text, 0, labelSize * unit * 0.06);
    painter.restore();
  });
};

export const drawScale = (painter: Painter, spec: DialSpec): void => {
  painter.lineCap = 'butt';
  drawZones(painter, spec);
  drawTicks(painter, spec);
  if (spec.print.arc) {
    const first = (spec.marks[0].angleDeg * Math.PI) / 180;
    const last = (spec.marks[spec.marks.length - 1]!.angleDeg * Math.PI) / 180;
    painter.strokeStyle = spec.ink;
    painter.lineWidth = 0.008 * unit;
    painter.beginPath();
    painter.arc(0, 0, spec.print.outer * unit, Math.min(first, last), Math.max(first, last));
    painter.stroke();
  }
  drawLabels(painter, spec);
  for (const text of spec.texts) {
    painter.fillStyle = text.colour ?? spec.ink;
    painter.font = `${text.bold ? 'bold ' : ''}${Math.round(text.size * unit)}px ${spec.font}`;
    painter.fillText(text.text, text.x * unit, text.y * unit);
  }
};

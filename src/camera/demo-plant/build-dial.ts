/** A kind of scale and a style become a complete dial. */
import type { DialKind } from './dial-kinds.ts';
import { scaleRange } from './dial-geometry.ts';
import type { DialSpec, NeedleStyle, PrintedText, Zone } from './dial-spec.ts';

export interface DialStyle {
  readonly needle: NeedleStyle;
  readonly bezel: DialSpec['bezel'];
  readonly faceColour: string;
  readonly ink: string;
  readonly font: string;
  readonly maker: string;
  readonly zones: readonly Zone[];
  readonly limitHand: DialSpec['limitHand'];
  readonly faceCentre: DialSpec['faceCentre'];
  readonly screws: number;
  readonly arc: boolean;
  readonly labelTurn: DialSpec['print']['labelTurn'];
  /** Stretches numerals. */
  readonly labelScale: number;
  readonly bends: DialSpec['bends'];
  /** Outer end of the ticks, face radii. */
  readonly outer: number;
}

/** Panel scales lie at 0.9 so that marks, and not a face, give the size (see `faceOf`). */
const panelOuter = 0.93;

const textsOf = (kind: DialKind, style: DialStyle): PrintedText[] => {
  const text = (words: string, x: number, y: number, size: number, bold = false): PrintedText => ({
    text: words,
    x,
    y,
    size,
    bold,
    colour: null,
  });
  if (kind.body === 'panel')
    return [
      text(kind.unitText, 0, -0.44, 0.21, true),
      text(style.maker, 0, -0.29, 0.065),
      text('CL 1.5', -0.68, -0.29, 0.06),
    ];
  if (kind.name === 'compass') return [text(style.maker, 0, 0.3, 0.07), text('WIND', 0, -0.28, 0.08)];
  return [
    text(kind.unitText, 0, -0.3, 0.15, true),
    text(style.maker, 0, 0.36, 0.085, true),
    text(kind.gaugeType === 'thermometer' ? 'EN 13190' : 'EN 837-1', 0, 0.47, 0.05),
    text('CL 1.0', 0, 0.55, 0.05),
  ];
};

export const buildDial = (id: string, kind: DialKind, style: DialStyle): DialSpec => {
  const isPanel = kind.body === 'panel';
  const outer = isPanel ? panelOuter : style.outer;
  const tick = isPanel ? 0.1 : 0.12;
  const last = kind.marks[kind.marks.length - 1]!;
  const { low, high } = scaleRange(kind);
  const wraps = Math.abs(last.angleDeg - kind.marks[0].angleDeg) === 360;
  const within = (zone: Zone): boolean => zone.from >= low && zone.to <= high;
  return {
    id,
    body: kind.body,
    gaugeType: kind.gaugeType,
    unit: kind.unit,
    reference: kind.reference,
    marks: kind.marks,
    law: kind.law,
    bends: style.bends,
    direction: last.angleDeg > kind.marks[0].angleDeg ? 'clockwise' : 'counter-clockwise',
    wraps,
    endPin: kind.endPin,
    faceCentre: isPanel ? { x: 0, y: 0 } : style.faceCentre,
    print: {
      outer,
      majorInner: outer - tick,
      middleInner: outer - tick * 0.75,
      minorInner: outer - tick * 0.5,
      divisions: kind.divisions,
      middleEvery: kind.middleEvery,
      labelEvery: 1,
      labelEdge: isPanel ? outer + 0.05 : outer - tick - 0.045,
      labelSize: (isPanel ? 0.12 : 0.15) * style.labelScale,
      labelTurn: wraps ? 'upright' : style.labelTurn,
      labels: kind.labels ?? null,
      arc: style.arc || isPanel,
    },
    faceColour: style.faceColour,
    ink: style.ink,
    bezel: style.bezel,
    font: style.font,
    zones: style.zones.filter(within),
    texts: textsOf(kind, style),
    screws: isPanel ? 0 : style.screws,
    needle: isPanel ? { ...style.needle, shape: 'wire', reach: 0.86, tail: 0.1, width: 0.016 } : style.needle,
    limitHand: isPanel || wraps ? null : style.limitHand,
  };
};

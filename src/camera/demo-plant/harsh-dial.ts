/** A dial becomes a harder one to read: a polished or broad needle, the sun on it, a scale with few ticks, numerals outside of it. */
import type { DialConditions, DialSpec, NeedleStyle } from './dial-spec.ts';
import type { Random } from './random.ts';

/** Which dials are rendered: those of every day, or those of `harshened`. */
export type DialSeries = 'usual' | 'harsh';

const polished = (style: NeedleStyle, random: Random): NeedleStyle => ({
  ...style,
  shape: random.pick(['tapered', 'lance', 'baton'] as const),
  finish: 'polished',
  colour: random.pick(['#e8e9ea', '#f2f2f0', '#d9c38a']),
  width: random.between(0.06, 0.12),
});

const broad = (style: NeedleStyle, random: Random): NeedleStyle => ({
  ...style,
  shape: random.pick(['tapered', 'lance', 'baton'] as const),
  width: random.between(0.1, 0.24),
});

const needleOf = (spec: DialSpec, random: Random): NeedleStyle => {
  const { needle, body } = spec;
  if (body === 'panel') return needle;
  return random.pick([polished, polished, broad])(needle, random);
};

/** Few ticks, or numerals beyond the ticks, or neither. */
const printOf = ({ print, body }: DialSpec, random: Random): DialSpec['print'] => {
  const ticks = random.chance(0.4) ? { divisions: random.pick([1, 2]), middleEvery: 0 } : {};
  if (body === 'panel' || !random.chance(0.35)) return { ...print, ...ticks };
  const outer = random.between(0.7, 0.76);
  const inwards = print.outer - outer;
  return {
    ...{ ...print, ...ticks, outer, labelEdge: outer + 0.04, labelSize: 0.8 * print.labelSize },
    majorInner: print.majorInner - inwards,
    middleInner: print.middleInner - inwards,
    minorInner: print.minorInner - inwards,
  };
};

export const harshened = (spec: DialSpec, random: Random): DialSpec => {
  const print = printOf(spec, random);
  const needle = needleOf(spec, random);
  const isOutside = print.labelEdge > print.outer && spec.body === 'round';
  return { ...spec, print, needle: isOutside ? { ...needle, reach: 0.97 * print.outer } : needle };
};

/** The sun as it stands when the picture is taken; the dial was calibrated in the light of the room. */
export const inTheSun = (conditions: DialConditions, random: Random): DialConditions => ({
  ...conditions,
  sun: {
    dark: random.between(0.35, 0.7),
    needleFall: random.between(0.03, 0.09),
    rimFall: random.between(0.04, 0.18),
  },
});

/** The same make with another range: other numerals, all else alike; null where letters stand in their place. */
export const twinOf = (spec: DialSpec, random: Random): DialSpec | null => {
  if (spec.print.labels) return null;
  const factor = random.pick([0.1, 0.4, 0.6, 1.6, 2.5, 4, 10]);
  const labels = spec.marks.map(({ value }) =>
    String(Number((value * factor).toPrecision(3))).replace('-', '−'),
  );
  return { ...spec, print: { ...spec.print, labels } };
};

/** A seed becomes a plausible dial: scale, print, needle and case drawn at random. */
import { buildDial } from './build-dial.ts';
import { dialKinds } from './dial-kinds.ts';
import { scaleRange } from './dial-geometry.ts';
import type { DialSpec, NeedleStyle, Zone } from './dial-spec.ts';
import type { Random } from './random.ts';

const makers = ['NORDWERK', 'Halden & Rau', 'TERVO', 'Pelorus', 'KESTREL', 'Brandt', 'Ostara'] as const;
const fonts = [
  'Arial, Helvetica, "Liberation Sans", sans-serif',
  '"Helvetica Neue", "Nimbus Sans", FreeSans, Arial, sans-serif',
  '"DejaVu Sans Condensed", "Arial Narrow", sans-serif',
  '"Times New Roman", "Nimbus Roman", serif',
  'Verdana, "DejaVu Sans", sans-serif',
] as const;

const randomNeedle = (random: Random, isDark: boolean): NeedleStyle => {
  const shape = random.pick([
    'tapered',
    'tapered',
    'lance',
    'counterweight',
    'wire',
    'arrow',
    'baton',
  ] as const);
  const tone = isDark ? (random.chance(0.75) ? 'light' : 'red') : random.chance(0.22) ? 'red' : 'dark';
  const colours = {
    dark: ['#161616', '#0c0d10', '#23252c'],
    light: ['#f3f3ee', '#e9e6d6', '#ffffff'],
    red: ['#c4261d', '#d8431f', '#b01522'],
  } as const;
  return {
    shape,
    tone,
    colour: random.pick(colours[tone]),
    reach: random.between(0.66, 0.86),
    tail: random.pick([0.06, 0.2, 0.28, 0.34]),
    width: shape === 'wire' ? random.between(0.014, 0.024) : random.between(0.04, 0.085),
    hubRadius: random.between(0.06, 0.13),
    hubColour: random.pick(['#1b1c1e', '#7d8286', '#b7bcc0', '#a58646']),
  };
};

const randomZones = (random: Random, marks: DialSpec['marks']): Zone[] => {
  const { low, high } = scaleRange({ marks });
  if (!random.chance(0.3) || high === 360) return [];
  const at = (share: number): number => low + share * (high - low);
  const red = { from: at(random.between(0.7, 0.85)), to: high, colour: '#cf3b2e' };
  if (random.chance(0.5)) return [red];
  return [{ from: at(random.between(0.2, 0.4)), to: red.from, colour: '#3f9c55' }, red];
};

export const randomDial = (random: Random, id: string): DialSpec => {
  const kind = random.pick(dialKinds);
  const isDark = kind.darkFace ?? random.chance(0.1);
  const { low, high } = scaleRange(kind);
  return buildDial(id, kind, {
    needle: randomNeedle(random, isDark),
    bezel: random.pick(['steel', 'steel', 'black', 'brass', 'blue']),
    faceColour: isDark
      ? random.pick(['#17191b', '#20242a', '#10151c'])
      : random.pick(['#f6f5f0', '#efece2', '#ffffff', '#e9e3cf']),
    ink: isDark ? '#f0efe8' : random.pick(['#151515', '#1d1f24', '#241d18']),
    font: random.pick(fonts),
    maker: random.pick(makers),
    zones: randomZones(random, kind.marks),
    limitHand: random.chance(0.15)
      ? {
          value: low + random.between(0.6, 0.9) * (high - low),
          colour: random.pick(['#c8281e', '#2a6b34', '#d9a21b']),
        }
      : null,
    faceCentre: { x: 0.012 * random.normal(), y: 0.012 * random.normal() },
    screws: random.pick([0, 0, 2, 4]),
    arc: random.chance(0.3),
    labelTurn: random.chance(0.15) ? 'tangential' : 'upright',
    labelScale: random.between(0.82, 1.12),
    outer: random.between(0.87, 0.95),
    // A printed scale's law is kept to within a hundredth of the way between two marks.
    bends: kind.marks.slice(1).map(() => random.between(-0.01, 0.01)),
  });
};

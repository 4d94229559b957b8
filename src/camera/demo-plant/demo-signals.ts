/** Seconds since the start become what each process of the demo plant does: value, glare and cover. Pure. */
const wave = (seconds: number, period: number, phase = 0): number =>
  Math.sin((2 * Math.PI * seconds) / period + phase);

/** A pump or load that switches softly between −1 and 1. */
const switching = (seconds: number, period: number): number => Math.tanh(5 * wave(seconds, period));

export const demoTags = ['PG-101', 'VG-201', 'TI-301', 'WD-601', 'AM-501', 'FI-401'] as const;
export type DemoTag = (typeof demoTags)[number];

/** In the unit of each gauge; always within its scale. */
export const demoSignals: Readonly<Record<DemoTag, (seconds: number) => number>> = {
  'PG-101': (s) => 6 + 0.9 * switching(s, 64) + 0.6 * wave(s, 23) + 0.15 * wave(s, 7.3, 1),
  'VG-201': (s) => -0.6 + 0.2 * wave(s, 41) + 0.06 * wave(s, 11.7, 2),
  'TI-301': (s) => 74 + 17 * wave(s, 90) + 4 * wave(s, 31, 1),
  // Swings through north: the wrap-around is in sight every minute.
  'WD-601': (s) => (((352 + 38 * wave(s, 58) + 9 * wave(s, 13)) % 360) + 360) % 360,
  'AM-501': (s) => 2.6 + 1 * switching(s, 38) + 0.25 * wave(s, 9) + 0.08 * wave(s, 3.1, 1),
  // Behind a piston pump: its needle trembles at the strokes of the pump.
  'FI-401': (s) => 11 + 1.8 * wave(s, 49) + 0.16 * wave(s, 1 / 6.3) + 0.09 * wave(s, 1 / 9.7, 1),
};

/** The lamp's mirror image wanders over the thermometer: place in face radii, null while it is elsewhere. */
export const glareAt = (seconds: number): { readonly x: number; readonly y: number } | null => {
  const share = ((((seconds - 14) % 36) + 36) % 36) / 8;
  if (seconds < 14 || share > 1) return null;
  return { x: -1.5 + 3 * share, y: -0.5 + 0.6 * share };
};

const coverStart = 26;
const coverEvery = 50;
const coverLasts = 9;
const coverSlides = 0.8;

/** How far a cloth hangs down over the vacuum gauge, 0 (not at all) … 1 (all of it). */
export const coverAt = (seconds: number): number => {
  if (seconds < coverStart) return 0;
  const since = (seconds - coverStart) % coverEvery;
  return Math.max(0, Math.min(1, since / coverSlides, (coverLasts - since) / coverSlides));
};

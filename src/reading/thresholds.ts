/** The one table of numbers between a reading and its verdict. */
import type { Reason } from '../base/quality.ts';
import type { MeasureName } from './measures.ts';

/**
 * `when: 'below'` raises the reason while the measure is below `raise`, and once raised keeps it until the measure
 * reaches `clear` (≥ raise); `above` the other way round (clear ≤ raise). The first frame has no past: it is judged
 * by `raise` alone. With `explains` the reason is given only beside one of those, as what is behind it.
 */
export interface Threshold {
  readonly measure: MeasureName;
  readonly when: 'below' | 'above';
  readonly raise: number;
  readonly clear: number;
  readonly reason: Reason;
  readonly explains?: readonly Reason[];
}

const below = (measure: MeasureName, raise: number, clear: number, reason: Reason): Threshold => ({
  measure,
  when: 'below',
  raise,
  clear,
  reason,
});
const above = (measure: MeasureName, raise: number, clear: number, reason: Reason): Threshold => ({
  measure,
  when: 'above',
  raise,
  clear,
  reason,
});

/** What is made of a needle, and of print, that light hides. */
const lostInLight: readonly Reason[] = [
  'needle-not-found',
  'ambiguous-needle',
  'disagreement',
  'other-gauge',
  'camera-moved',
];

/** A published value that is silently wrong is the worst outcome: in doubt, refuse. */
export const thresholds: readonly Threshold[] = [
  // Is there a needle, and only one?
  below('directionMass', 0.5, 0.55, 'needle-not-found'),
  below('directionMass', 0.75, 0.8, 'low-confidence'),
  below('lineMass', 0.35, 0.4, 'needle-not-found'),
  below('lineMass', 0.6, 0.65, 'low-confidence'),
  below('readable', 0.5, 0.55, 'needle-not-found'),
  below('readable', 0.7, 0.75, 'low-confidence'),
  above('competingMass', 0.3, 0.25, 'ambiguous-needle'),
  above('competingMass', 0.2, 0.15, 'low-confidence'),
  // Do independent ways to the same direction agree? (rad; 4° = 0.0698, 2.5° = 0.0436)
  above('fitDisagreement', 0.0698, 0.06, 'disagreement'),
  above('fitDisagreement', 0.0436, 0.036, 'low-confidence'),
  below('fitSupport', 0.25, 0.3, 'low-confidence'),
  below('massWithoutFit', 0.7, 0.75, 'needle-not-found'),
  // A broad needle on a rendered dial was read 2.4 % off by the network alone, which gave its direction 0.87.
  below('massWithoutFit', 0.92, 0.94, 'low-confidence'),
  // A counterweight, a streak of glare, the edge of a finger or a shadow look other than the needle did.
  below('needleSeen', 0.35, 0.4, 'disagreement'),
  below('needleSeen', 0.55, 0.6, 'partly-hidden'),
  above('pivotMiss', 0.25, 0.2, 'disagreement'),
  // Parallax at the steepest tilt explains 0.07; more is another line, such as the shadow of a needle as light as its face.
  above('pivotMiss', 0.08, 0.07, 'low-confidence'),
  // Is it this gauge, and is it in sight?
  below('printWhereGone', 0.35, 0.42, 'gauge-absent'),
  below('printWhereCovered', 0.35, 0.42, 'covered'),
  // The same dial rarely falls below 0.8. Dials of one make can reach 0.99: they differ in what is written on them (0027).
  below('printCorrelation', 0.78, 0.8, 'low-confidence'),
  // In much light a dial is taken by its rim and what else is left: a face that differs so much was turned under it.
  below('printCorrelation', 0.6, 0.63, 'camera-moved'),
  // Of 117 rendered dials none fell below, of 92 twins with other numerals 89. A dial that was turned farther than registration
  // follows falls below, too: its ticks are found on others of its own.
  below('writing', 0.27, 0.3, 'other-gauge'),
  above('hidden', 0.6, 0.5, 'covered'),
  above('hidden', 0.35, 0.28, 'partly-hidden'),
  // Print that is washed out elsewhere harms no needle that stands out as it should (needleSeen).
  above('glare', 0.5, 0.42, 'glare'),
  above('glare', 0.3, 0.22, 'partly-hidden'),
  above('glareUnchecked', 0.3, 0.22, 'glare'),
  above('glareUnchecked', 0.15, 0.1, 'partly-hidden'),
  // Who reads "needle not found" looks for the needle; who reads "glare" shades the dial. Of 28 needles that were lost in
  // glare on rendered dials this tells 24.
  { ...above('mirrored', 0.02, 0.014, 'glare'), explains: lostInLight },
  { ...above('lightened', 0.4, 0.4, 'bright'), explains: lostInLight },
  { ...above('light', 1.2, 1.2, 'bright'), explains: lostInLight },
  // Is the picture good enough? Light alone is no fault: the gate refuses what has no contrast left.
  below('sharpness', 0.25, 0.3, 'blurred'),
  below('sharpness', 0.4, 0.45, 'low-confidence'),
  below('brightness', 0.03, 0.04, 'dark'),
  // A needle that looks as it should in this light is not lost in it.
  above('brightnessUnchecked', 0.985, 0.97, 'bright'),
  below('radiusPx', 16, 18, 'too-small'),
  below('radiusPx', 26, 28, 'low-confidence'),
  // Where is the dial? (rad; 55° = 0.96, 47° = 0.82)
  above('tilt', 0.96, 0.9, 'too-tilted'),
  above('tilt', 0.82, 0.77, 'low-confidence'),
  above('moved', 0.6, 0.5, 're-registered'),
  // A good reading promises 2 % of span.
  above('u95Share', 0.15, 0.12, 'needle-not-found'),
  above('u95Share', 0.02, 0.018, 'low-confidence'),
];

/** Name under which a threshold is remembered as raised. */
export const thresholdId = ({ measure, reason }: Threshold): string => `${measure}:${reason}`;

/** One frame's value + the frames before it → the value that they agree on. */
import { rectangular, type Contribution } from '../../calibration/uncertainty.ts';
import type { UncertainReason } from '../base/quality.ts';
import { agreedOn, mean, median, swings } from './consensus.ts';
import type { RememberedFrame } from './gauge-memory.ts';

export interface SteadySettings {
  /** Frames older than this before the newest no longer count. */
  readonly windowMs: number;
  /** So many frames in a row that contradict the window end it: a jump is followed, a bad history forgotten. */
  readonly followAfter: number;
  /** So many frames must agree where the gauge is looked at often enough to have them. */
  readonly agreeing: number;
  /** Frames within this of the median agree, in spans; or within 3 u95 of the frame, where that is more. */
  readonly agreement: number;
  /** Peak-to-peak from which a needle that swings to and fro is averaged, in spans. */
  readonly swing: number;
  /** Peak-to-peak from which it is said to tremble, in spans. */
  readonly tremble: number;
}

export const defaultSteadySettings: SteadySettings = {
  windowMs: 2000,
  followAfter: 3,
  agreeing: 3,
  agreement: 0.01,
  swing: 0.01,
  tremble: 0.05,
};

export interface Steadied {
  readonly value: number;
  /** Frames in the window that carry a value. */
  readonly n: number;
  /** Peak-to-peak of a needle that swings, in the unit of the values; else null. */
  readonly peakToPeak: number | null;
  /** What the window adds to the budget. */
  readonly contributions: readonly Contribution[];
  readonly reasons: readonly UncertainReason[];
  /** The frames to remember, the newest among them. */
  readonly frames: readonly RememberedFrame[];
}

/** The scale that values lie on. */
export interface SteadyScale {
  readonly low: number;
  readonly span: number;
  /** The end meets the beginning. */
  readonly wraps: boolean;
}

/** What is known of the newest frame. */
export interface NewestFrame {
  readonly ts: number;
  readonly value: number;
  /** Half-width of its 95 % interval. */
  readonly u95: number;
  /** Usual time between frames of this gauge; null when not known yet. */
  readonly everyMs: number | null;
  /** A picture that stands alone: nothing is to be expected before or after it. */
  readonly single: boolean;
}

/** Frames no older than the window before `now`; a clock that went backwards empties it. */
export const within = (
  frames: readonly RememberedFrame[],
  now: number,
  windowMs: number,
): readonly RememberedFrame[] => frames.filter(({ ts }) => ts < now && ts > now - windowMs);

/** Values of the frames that were not refused, oldest first; on a full-turn scale each as near to `to` as can be. */
const valuesOf = (frames: readonly RememberedFrame[], to: number, { span, wraps }: SteadyScale): number[] =>
  frames.flatMap(({ value }) => {
    if (value === null) return [];
    return [wraps ? value + span * Math.round((to - value) / span) : value];
  });

/**
 * Drops what the newest frames contradict with one voice: a jump is followed and a bad history forgotten after
 * `followAfter` frames, whatever was believed before.
 */
const withoutContradicted = (
  frames: readonly RememberedFrame[],
  values: readonly number[],
  near: number,
  followAfter: number,
): readonly RememberedFrame[] => {
  if (values.length <= followAfter || swings(values)) return frames;
  const level = median(values.slice(0, -followAfter));
  const contradicted = values.slice(-followAfter).every((value) => Math.abs(value - level) > near);
  return contradicted ? frames.filter(({ value }) => value !== null).slice(-followAfter) : frames;
};

/** How many frames have to agree: as many as this gauge's rate can give, up to the setting. */
const wantedFrames = ({ single, everyMs }: NewestFrame, { agreeing, windowMs }: SteadySettings): number => {
  if (single) return 1;
  if (everyMs === null) return agreeing;
  return Math.min(agreeing, Math.max(1, Math.floor(windowMs / Math.max(everyMs, 1))));
};

/** @param past frames before the newest, oldest first */
export const steady = (
  past: readonly RememberedFrame[],
  newest: NewestFrame,
  scale: SteadyScale,
  settings: SteadySettings = defaultSteadySettings,
): Steadied => {
  const { ts, value: newestValue } = newest;
  const near = Math.max(3 * newest.u95, settings.agreement * scale.span);
  const all = [...within(past, ts, settings.windowMs), { ts, value: newestValue }];
  const allValues = valuesOf(all, newestValue, scale);
  const frames = withoutContradicted(all, allValues, near, settings.followAfter);
  const values = valuesOf(frames, newestValue, scale);

  const peakToPeak = Math.max(...values) - Math.min(...values);
  const trembles = swings(values) && peakToPeak > settings.swing * scale.span;
  const level = trembles ? mean(values) : agreedOn(values, near);
  const limit = trembles ? Math.max(near, peakToPeak) : near;
  const agrees = (value: number): boolean => Math.abs(value - level) <= limit;
  const agreeing = values.filter(agrees).length;

  const reasons: UncertainReason[] = [];
  if (trembles && peakToPeak > settings.tremble * scale.span) reasons.push('trembling');
  const few = agreeing < wantedFrames(newest, settings) || agreeing < frames.length / 2;
  if (few || !agrees(newestValue)) reasons.push('few-frames');
  const contributions: Contribution[] = [];
  if (values.length > 1) {
    const scatter = 1.4826 * median(values.map((value) => Math.abs(value - level)));
    contributions.push({
      name: 'scatter',
      type: 'A',
      shape: 'normal',
      u: scatter / Math.sqrt(agreeing || 1),
      degreesOfFreedom: Math.max(1, agreeing - 1),
    });
    if (!trembles) contributions.push({ name: 'motion', type: 'B', ...rectangular(newestValue - level) });
  }
  const turns = scale.wraps ? Math.floor((level - scale.low) / scale.span) : 0;
  return {
    value: level - turns * scale.span,
    n: values.length,
    peakToPeak: trembles ? peakToPeak : null,
    contributions,
    reasons,
    frames,
  };
};

/** One frame's value + the frames before it → the value that they agree on. */
import { rectangular, type Contribution } from '../../calibration/uncertainty.ts';
import type { UncertainReason } from '../base/quality.ts';
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

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Frames no older than the window before `now`; a clock that went backwards empties it. */
export const within = (
  frames: readonly RememberedFrame[],
  now: number,
  windowMs: number,
): readonly RememberedFrame[] => frames.filter(({ ts }) => ts < now && ts > now - windowMs);

/** Values of the frames that were not refused, oldest first. */
const valuesOf = (frames: readonly RememberedFrame[]): number[] =>
  frames.flatMap(({ value }) => (value === null ? [] : [value]));

/** Whether values swing to and fro rather than move one way: at least two of five steps turn back. */
const swings = (values: readonly number[]): boolean => {
  if (values.length < 5) return false;
  let turns = 0;
  for (let k = 2; k < values.length; k++)
    if ((values[k]! - values[k - 1]!) * (values[k - 1]! - values[k - 2]!) < 0) turns++;
  return turns >= 0.4 * (values.length - 2);
};

/**
 * @param past frames before this one, oldest first
 * @param frame the newest, with its value
 * @param u95 half-width of the newest frame's 95 % interval
 * @param span of the scale: values are compared in shares of it
 * @param everyMs usual time between frames of this gauge; null when not known yet
 * @param single a still picture: nothing is to be expected before or after it
 */
export const steady = (
  past: readonly RememberedFrame[],
  frame: RememberedFrame & { readonly value: number },
  u95: number,
  span: number,
  everyMs: number | null,
  single: boolean,
  settings: SteadySettings = defaultSteadySettings,
): Steadied => {
  const near = Math.max(3 * u95, settings.agreement * span);
  let frames = [...within(past, frame.ts, settings.windowMs), frame];
  let values = valuesOf(frames);
  const recent = values.slice(-settings.followAfter);
  const swinging = swings(values);
  const contradicted = (level: number): boolean =>
    recent.length === settings.followAfter && recent.every((value) => Math.abs(value - level) > near);
  if (
    values.length > settings.followAfter &&
    !swinging &&
    contradicted(median(values.slice(0, -settings.followAfter)))
  ) {
    frames = frames.slice(-settings.followAfter);
    values = valuesOf(frames);
  }

  const peakToPeak = Math.max(...values) - Math.min(...values);
  const trembles = swinging && peakToPeak > settings.swing * span;
  const value = trembles ? mean(values) : median(values);
  const limit = trembles ? Math.max(near, peakToPeak) : near;
  const agreeing = values.filter((each) => Math.abs(each - value) <= limit).length;
  const expected =
    everyMs === null ? settings.agreeing : Math.floor(settings.windowMs / Math.max(everyMs, 1));
  const wanted = single ? 1 : Math.min(settings.agreeing, Math.max(1, expected));
  const fewAgree = agreeing < wanted || agreeing < frames.length / 2;

  const reasons: UncertainReason[] = [];
  if (trembles && peakToPeak > settings.tremble * span) reasons.push('trembling');
  if (fewAgree) reasons.push('few-frames');
  const contributions: Contribution[] = [];
  if (values.length > 1) {
    const scatter = median(values.map((each) => Math.abs(each - value))) * 1.4826;
    contributions.push({ name: 'scatter', type: 'A', u: scatter / Math.sqrt(agreeing || 1) });
    if (!trembles) contributions.push({ name: 'motion', type: 'B', u: rectangular(frame.value - value) });
  }
  return {
    value,
    n: values.length,
    peakToPeak: trembles ? peakToPeak : null,
    contributions,
    reasons,
    frames,
  };
};

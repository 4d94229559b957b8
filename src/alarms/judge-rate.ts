/** A trail of samples and a new one → verdict on the rate of change, and the trail to keep. */
import type { RateAlarm } from './alarm-definition.ts';
import type { Sample } from './sample.ts';
import type { Verdict } from './verdict.ts';

/** Samples kept over one window. */
const mostSamples = 60;
const minuteMs = 60_000;

/** The newest sample at or before the window's begin, and all after it. */
const within = (trail: readonly Sample[], fromMs: number): readonly Sample[] => {
  const first = trail.findLastIndex(({ atMs }) => atMs <= fromMs);
  return first <= 0 ? trail : trail.slice(first);
};

const along = (change: number, direction: RateAlarm['direction']): number =>
  direction === 'either' ? Math.abs(change) : direction === 'rising' ? change : -change;

/**
 * Mean rate from the oldest sample to the new one, `unknown` over less than half the window. A change that both
 * samples' u95 can explain is none, so noise inside u95 never raises it.
 */
export const judgeRate = (
  { limit, deadband, direction, windowMs }: RateAlarm,
  trail: readonly Sample[],
  sample: Sample,
): { readonly verdict: Verdict; readonly trail: readonly Sample[] } => {
  const kept = within(trail, sample.atMs - windowMs);
  const oldest = kept[0];
  const newest = kept.at(-1);
  const isDue = !newest || sample.atMs - newest.atMs >= windowMs / mostSamples;
  const next = isDue ? [...kept, sample] : kept;
  if (!oldest || sample.atMs - oldest.atMs < windowMs / 2) return { verdict: 'unknown', trail: next };
  const change = along(sample.value - oldest.value, direction);
  const rate = (change * minuteMs) / (sample.atMs - oldest.atMs);
  const isReal = change > sample.u95 + oldest.u95;
  const verdict = !isReal || rate <= limit - deadband ? 'within' : rate >= limit ? 'beyond' : 'between';
  return { verdict, trail: next };
};

/** One gauge's newest reading and the clock → the verdict that its card shows. */
import type { Reading } from '../../base/reading.ts';
import type { Verdict } from '../parts/verdict-mark.ts';
import { isStale, silentReadingEveryMs } from './freshness.ts';

/** Staleness outranks everything: what was good an hour ago says nothing now. */
export const verdictOf = (reading: Reading | null, everyMs: number, nowMs: number): Verdict => {
  if (!reading || reading.reasons.includes('waiting')) return 'waiting';
  // A refusal for want of frames comes at its own slow pace.
  const paceMs = reading.value === null ? Math.max(everyMs, silentReadingEveryMs) : everyMs;
  if (isStale(reading.ts, paceMs, nowMs)) return 'stale';
  if (reading.quality === 'uncertain' && reading.reasons.every((reason) => reason === 'simulated'))
    return 'simulated';
  return reading.quality;
};

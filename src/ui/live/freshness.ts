/** Tells a live value from a stale one: a value older than three intervals never looks live. */

/** Intervals that a value may miss before it is stale. */
export const intervalsUntilStale = 3;

/** Fastest interval that staleness is judged by: faster ones would flicker at each hiccup of a tablet; ms. */
const fastestJudgedMs = 500;

/** Readings without a value come at least this often while nothing is seen (they hold no value to go stale); ms. */
export const silentReadingEveryMs = 5000;

/** Age after which a value of this interval is stale; ms. */
export const staleAfterMs = (everyMs: number): number =>
  intervalsUntilStale * Math.max(everyMs, fastestJudgedMs);

/**
 * A value from a time to come is no better than an old one: the clock was set back, and nobody knows how old it is.
 * @param ts capture time of the value
 * @param nowMs now, same clock
 */
export const isStale = (ts: number, everyMs: number, nowMs: number): boolean =>
  Math.abs(nowMs - ts) > staleAfterMs(everyMs);

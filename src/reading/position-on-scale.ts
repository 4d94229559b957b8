/** A place relative to the printed scale → whether the needle is on it, on its stop, or beyond. */
import type { Scale } from '../../calibration/record.ts';

export type ScalePosition = 'on-scale' | 'end-stop' | 'beyond-scale' | 'off-scale';

/** A needle that rests on its pin lies up to this share of the span outside the marks. */
const stopReach = 0.01;

/** Beyond an end by more than this share of the span nothing is printed that could be read. */
const readableBeyond = 0.1;

/**
 * @param spanFraction 0 at the first mark, 1 at the last
 * @param u95Share half-width of the reading's 95 % interval, in spans: outside by no more than that is on the mark
 */
export const positionOnScale = (
  spanFraction: number,
  u95Share: number,
  scale: Pick<Scale, 'wraps' | 'endStops'>,
): ScalePosition => {
  const outside = Math.max(-spanFraction, spanFraction - 1);
  if (scale.wraps || outside <= Math.min(u95Share, stopReach)) return 'on-scale';
  const stopped = spanFraction < 0 ? scale.endStops.low : scale.endStops.high;
  if (stopped && outside <= stopReach) return 'end-stop';
  return outside <= readableBeyond ? 'beyond-scale' : 'off-scale';
};

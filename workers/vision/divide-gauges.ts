/** Work per gauge → which gauges the second worker looks at. */
import type { GaugeId } from '../../src/base/observation.ts';

/** One side may have this much more of all work than the other before gauges change hands: a hand-over forgets. */
const uneven = 0.25;

/**
 * As few gauges as possible change hands.
 * @param loads work of each gauge in the same time, in any unit
 * @param hers what the second looks at now; those that are not in `loads` are gone
 */
export const divideGauges = (
  loads: ReadonlyMap<GaugeId, number>,
  hers: ReadonlySet<GaugeId>,
): ReadonlySet<GaugeId> => {
  const next = new Set([...hers].filter((gauge) => loads.has(gauge)));
  let all = 0;
  /** What the first has more than the second. */
  let excess = 0;
  for (const [gauge, load] of loads) {
    all += load;
    excess += next.has(gauge) ? -load : load;
  }
  if (next.size > 0 && Math.abs(excess) <= uneven * all) return next;
  for (;;) {
    let best: GaugeId | undefined;
    let left = Math.abs(excess);
    for (const [gauge, load] of loads) {
      if (next.has(gauge) === excess > 0) continue;
      const then = Math.abs(Math.abs(excess) - 2 * load);
      if (then < left) [best, left] = [gauge, then];
    }
    if (best === undefined) return next;
    const moved = 2 * (loads.get(best) ?? 0);
    if (next.delete(best)) excess += moved;
    else {
      next.add(best);
      excess -= moved;
    }
  }
};

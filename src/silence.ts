/** Gauges that no frame came from for too long → bad readings that say why. */
import type { GaugeId } from './base/observation.ts';
import type { SourceState } from './camera/frame-source.ts';
import type { Prepared } from './reading/prepare-gauge.ts';
import type { Read } from './reading/read-gauge.ts';
import { withoutObservation, type SilentReason } from './reading/without-observation.ts';

/** Without a frame for so long, or for three intervals, a gauge has a bad reading, again and again; ms. */
export const silentAfterMs = 5000;

/** The camera first: a worker that gets no frames is silent too. */
export const reasonOfSilence = (source: SourceState, vision: 'starting' | 'ready' | 'lost'): SilentReason => {
  if (source.kind === 'failed') return source.code === 'camera-refused' ? 'camera-refused' : 'camera-lost';
  if (vision === 'lost') return 'worker-failed';
  return vision === 'ready' && source.kind === 'live' ? 'camera-lost' : 'waiting';
};

export interface SilentRead {
  readonly gauge: GaugeId;
  readonly read: Pick<Read, 'reading' | 'interpretation'>;
  readonly seen: null;
}

/** Now, by a clock that nobody sets and by the one that readings are stamped with; ms. */
export interface Now {
  readonly steadyMs: number;
  readonly utcMs: number;
}

/** @param heardMs when each gauge last had a reading, silent ones included, on the steady clock; nothing: never */
export const readSilence = (
  gauges: ReadonlyMap<GaugeId, { readonly prepared: Prepared; readonly everyMs: number }>,
  heardMs: ReadonlyMap<GaugeId, number>,
  reason: SilentReason,
  simulated: boolean,
  now: Now,
): readonly SilentRead[] =>
  [...gauges]
    .filter(
      ([gauge, { everyMs }]) =>
        now.steadyMs - (heardMs.get(gauge) ?? -Infinity) >= Math.max(silentAfterMs, 3 * everyMs),
    )
    .map(([gauge, { prepared }]) => ({
      gauge,
      read: {
        reading: withoutObservation(prepared.record, reason, now.utcMs, simulated),
        interpretation: null,
      },
      seen: null,
    }));

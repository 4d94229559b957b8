/** Observations of all gauges → readings, each with the memory of its own gauge. */
import type { GaugeId, Observation } from './base/observation.ts';
import { emptyMemory, type GaugeMemory } from './reading/gauge-memory.ts';
import type { Prepared } from './reading/prepare-gauge.ts';
import { readGauge, type Read } from './reading/read-gauge.ts';

export interface ReadObservation {
  readonly gauge: GaugeId;
  readonly read: Read;
  readonly seen: Observation;
}

export class GaugeReader {
  readonly #memories = new Map<GaugeId, GaugeMemory>();

  /** @param gauges may change meanwhile; an observation of a gauge that was taken out is dropped */
  constructor(private readonly gauges: ReadonlyMap<GaugeId, { readonly prepared: Prepared }>) {}

  read(observations: readonly Observation[]): readonly ReadObservation[] {
    return observations.flatMap((seen) => {
      const gauge = this.gauges.get(seen.gauge);
      if (!gauge) return [];
      const read = readGauge(this.#memories.get(seen.gauge) ?? emptyMemory, seen, gauge.prepared);
      this.#memories.set(seen.gauge, read.memory);
      return [{ gauge: seen.gauge, read, seen }];
    });
  }
}

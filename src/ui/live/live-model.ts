/** What the kiosk knows right now: readings, pictures, connections and faults become one model for the screens. */
import type { CalibrationRecord } from '../../../calibration/record.ts';
import type { CourierStatus } from '../../../workers/courier/api.ts';
import type { VisionStatus } from '../../../workers/vision/api.ts';
import type { FaultCode } from '../../base/fault.ts';
import type { GaugeId, Observation } from '../../base/observation.ts';
import type { Reading } from '../../base/reading.ts';
import type { FrameSource, SourceState } from '../../camera/frame-source.ts';
import type { AlarmsView } from './alarms-view.ts';
import { staleAfterMs } from './freshness.ts';
import { TrendHistory } from './trend-history.ts';

/** A gauge as it is configured on this device. */
export interface ConfiguredGauge {
  readonly gauge: GaugeId;
  readonly record: CalibrationRecord;
  /** Shortest time between two looks; ms. */
  readonly everyMs: number;
  /** Time between two published readings; ms. */
  readonly publishEveryMs: number;
  /** False: nothing tells where the dial is now, so the camera is trusted to stand still. */
  readonly hasReference: boolean;
}

export interface GaugeView extends ConfiguredGauge {
  readonly reading: Reading | null;
  readonly observation: Observation | null;
  /** The newest reading that had a value. */
  readonly lastValue: Reading | null;
  /** Capture time at which the present verdict began; ms. */
  readonly sinceTs: number;
  readonly trend: TrendHistory;
}

/** A fault of the environment, or a mistake of this program. */
export type ShownCode = FaultCode | 'bug';

/** Something that failed, for the notice bar; `message` says what exactly. */
export interface ShownFault {
  readonly code: ShownCode;
  readonly message: string;
}

/** Fires `change` (throttle it on the listener's side: it may come with every frame). */
export class LiveModel extends EventTarget {
  readonly gauges = new Map<GaugeId, GaugeView>();
  source: Pick<FrameSource, 'origin' | 'simulated' | 'preview'> | null = null;
  sourceState: SourceState = { kind: 'idle' };
  courier: CourierStatus | null = null;
  vision: VisionStatus | null = null;
  /** Null until they are open on this tab; another tab of the device may keep them. */
  alarms: AlarmsView | null = null;
  readonly faults = new Map<ShownCode, ShownFault>();
  isUpdateReady = false;

  /** Replaces the set of gauges; those that keep their record keep their history. */
  setGauges(configured: readonly ConfiguredGauge[]): void {
    const before = new Map(this.gauges);
    this.gauges.clear();
    for (const entry of configured) {
      const kept = before.get(entry.gauge);
      const isSame = kept?.record.id === entry.record.id && kept.record.revision === entry.record.revision;
      this.gauges.set(
        entry.gauge,
        kept && isSame
          ? { ...kept, ...entry }
          : {
              ...entry,
              reading: null,
              observation: null,
              lastValue: null,
              sinceTs: Date.now(),
              trend: new TrendHistory(),
            },
      );
    }
    this.changed();
  }

  /** Takes a reading and, where a frame was seen, what it rests on. */
  take(gauge: GaugeId, reading: Reading, observation: Observation | null): void {
    const view = this.gauges.get(gauge);
    if (!view) return;
    const verdict = (one: Reading | null): string => (one ? `${one.quality}:${one.reasons.join()}` : '');
    view.trend.add(reading, staleAfterMs(view.everyMs));
    this.gauges.set(gauge, {
      ...view,
      reading,
      observation: observation ?? view.observation,
      lastValue: reading.value === null ? view.lastValue : reading,
      sinceTs: verdict(view.reading) === verdict(reading) ? view.sinceTs : reading.ts,
    });
    this.changed();
  }

  /** Sets any of the plain fields. */
  set(
    part: Partial<
      Pick<LiveModel, 'source' | 'sourceState' | 'courier' | 'vision' | 'alarms' | 'isUpdateReady'>
    >,
  ): void {
    Object.assign(this, part);
    this.changed();
  }

  raise(fault: ShownFault): void {
    this.faults.set(fault.code, fault);
    this.changed();
  }

  clear(code: ShownCode): void {
    if (this.faults.delete(code)) this.changed();
  }

  private changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

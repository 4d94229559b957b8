/** Alarms of this edge node's devices: which the host was told of in births, and what it must be told anew. */
import type { AlarmEventReport, AlarmStateReport } from '../../base/alarm-report.ts';
import { alarmBirthMetric, type BornAlarm } from './alarm-metrics.ts';
import type { Metric } from './payload.ts';

const keyOf = ({ asset, alarm }: Pick<BornAlarm, 'asset' | 'alarm'>): string => `${asset}\n${alarm}`;

/** What a birth says beside the state itself. */
const facts = ({ kind, priority, limit, unit, reference, tag }: BornAlarm): string =>
  JSON.stringify([kind, priority, limit, unit, reference, tag]);

export class AlarmBook {
  #states: ReadonlyMap<string, BornAlarm> = new Map();
  /** Alarms that are no more, born for the sake of their record. */
  readonly #past = new Map<string, BornAlarm>();
  #born: ReadonlyMap<string, string> = new Map();

  /**
   * The alarms that there are from now on; answers whether a birth no longer tells the truth.
   * @param assets whose devices are born
   */
  announce(states: readonly AlarmStateReport[], assets: readonly string[]): boolean {
    this.#states = new Map(states.map((state) => [keyOf(state), state]));
    const isSame = (key: string, told: string): boolean => {
      const alarm = this.#states.get(key) ?? this.#past.get(key);
      return alarm !== undefined && facts(alarm) === told;
    };
    return (
      [...this.#states].some(([key, { asset }]) => assets.includes(asset) && !this.#born.has(key)) ||
      [...this.#born].some(([key, told]) => !isSame(key, told))
    );
  }

  /** Makes sure that the event's alarm is in the births; answers whether one is due. */
  admit(event: AlarmEventReport): boolean {
    const key = keyOf(event);
    if (!this.#states.has(key)) this.#past.set(key, { ...event, state: event.from, sinceTs: null });
    return !this.#born.has(key);
  }

  /** A whole sequence of births begins, of these assets. */
  bear(assets: readonly string[]): void {
    const alarms = new Map([...this.#past, ...this.#states]);
    this.#born = new Map(
      [...alarms]
        .filter(([, { asset }]) => assets.includes(asset))
        .map(([key, alarm]) => [key, facts(alarm)]),
    );
  }

  /** For the birth of this asset's device. */
  metricsOf(asset: string, nowMs: number): readonly Metric[] {
    return [...new Map([...this.#past, ...this.#states]).values()]
      .filter((alarm) => alarm.asset === asset)
      .map((alarm) => alarmBirthMetric(alarm, nowMs));
  }

  /** The session is over: what was told by it is forgotten. */
  forget(): void {
    this.#past.clear();
    this.#born = new Map();
  }
}

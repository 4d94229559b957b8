/** The Sparkplug B edge node as a state machine: events in, actions out; no clock, no connection, no storage of its own. */
import type { RecordedReading } from '../../base/reading.ts';
import type { Application } from '../kiosk-messages.ts';
import type { Message } from '../message.ts';
import { AlarmBook } from './alarm-book.ts';
import { alarmDataMetric } from './alarm-metrics.ts';
import { DeviceBook, type Change } from './device-book.ts';
import { dataMetric, deviceBirth, deviceData, deviceDeath } from './device-messages.ts';
import type { Device } from './device.ts';
import { HostState, parseState } from './host-state.ts';
import type { NodeAction, NodeEvent } from './node-event.ts';
import { nodeBirth, nodeData, nodeDeath } from './node-messages.ts';
import type { Metric } from './payload.ts';
import { asksForRebirth } from './rebirth-request.ts';
import { nodeTopic, stateTopic, subscriptionsOf, type EdgeNodeIdentity } from './sparkplug-topic.ts';

/** A message of more readings than this is split: brokers limit packets. */
const readingsPerMessage = 120;

/** Births on request: a host that asks again and again must not fill the line with them. */
const rebirthEveryMs = 1000;

const publish = (message: Message): NodeAction => ({ kind: 'publish', message });

export class EdgeNode {
  readonly #identity: EdgeNodeIdentity;
  readonly #book = new DeviceBook();
  readonly #alarms = new AlarmBook();
  readonly #host = new HostState();
  /** `away`: no connection; `greeting`: subscribing; `waiting`: for the primary host; `born`: data may flow. */
  #phase: 'away' | 'greeting' | 'waiting' | 'born' = 'away';
  #bdSeq = 0;
  #seq = 0;
  #lost = 0;
  /** A host asked for births that are not out: no data may come before them. */
  #isRebirthDue = false;
  #requestedMs = -Infinity;
  #application: Application = { version: '', model: '' };
  /** Newest capture time that the host was told as current, by device and metric. */
  readonly #told = new Map<Device, Map<string, number>>();

  constructor(identity: EdgeNodeIdentity) {
    this.#identity = identity;
  }

  get isBorn(): boolean {
    return this.#phase === 'born';
  }

  /** The sequence number of the newest message. */
  get seq(): number {
    return this.#seq;
  }

  handle(event: NodeEvent): readonly NodeAction[] {
    switch (event.kind) {
      case 'connected':
        this.#phase = 'greeting';
        this.#bdSeq = event.bdSeq;
        this.#host.forget();
        this.#alarms.forget();
        return [{ kind: 'subscribe', filters: subscriptionsOf(this.#identity) }];
      case 'subscribed':
        if (this.#phase !== 'greeting') return [];
        this.#phase = 'waiting';
        return this.#isHostThere() ? this.#firstBirth(event.nowMs) : [{ kind: 'wait-for-host' }];
      case 'message':
        return this.#message(event.topic, event.payload, event.nowMs);
      case 'gauges': {
        const isNewApplication =
          event.application.version !== this.#application.version ||
          event.application.model !== this.#application.model;
        this.#application = event.application;
        const { deaths, needsBirth } = this.#book.announce(event.births);
        return this.#change({ deaths, needsBirth: needsBirth || isNewApplication }, event.nowMs);
      }
      case 'observed':
        this.#book.observe(event.readings);
        return [];
      case 'send':
        return this.isBorn ? [...this.#owed(event.nowMs), ...this.#send(event.readings, event.nowMs)] : [];
      case 'alarms': {
        const needsBirth = this.#alarms.announce(event.states, this.#book.livingAssets);
        return this.#change({ deaths: [], needsBirth }, event.nowMs);
      }
      case 'alarm':
        return this.isBorn ? [...this.#owed(event.nowMs), ...this.#sendAlarm(event)] : [];
      case 'lost':
        if (event.count === this.#lost) return [];
        this.#lost = event.count;
        // Births tell it too.
        return this.isBorn && !this.#isRebirthDue
          ? [publish(nodeData(this.#identity, this.#lost, this.#nextSeq(), event.nowMs))]
          : [];
      case 'rested':
        return this.#owed(event.nowMs);
      case 'disconnected':
        this.#phase = 'away';
        this.#isRebirthDue = false;
        return [];
    }
  }

  #message(topic: string, payload: Uint8Array, nowMs: number): readonly NodeAction[] {
    const { primaryHostId } = this.#identity;
    if (primaryHostId !== '' && topic === stateTopic(primaryHostId)) return this.#hostSaid(payload, nowMs);
    const isRebirth = topic === nodeTopic(this.#identity, 'NCMD') && asksForRebirth(payload);
    return isRebirth && this.isBorn ? this.#requested(nowMs) : [];
  }

  /** The first request is answered at once, those that follow in the same second together at its end. */
  #requested(nowMs: number): readonly NodeAction[] {
    if (this.#isRebirthDue) return [];
    const sinceMs = nowMs - this.#requestedMs;
    // A clock that went back must not keep the host waiting.
    if (sinceMs < 0 || sinceMs >= rebirthEveryMs) {
      this.#requestedMs = nowMs;
      return this.#births(nowMs);
    }
    this.#isRebirthDue = true;
    return [{ kind: 'rest', ms: rebirthEveryMs - sinceMs }];
  }

  /** Births that were asked for and rested; data that comes all the same comes behind them. */
  #owed(nowMs: number): readonly NodeAction[] {
    if (!this.#isRebirthDue) return [];
    this.#requestedMs = nowMs;
    return this.#births(nowMs);
  }

  #hostSaid(payload: Uint8Array, nowMs: number): readonly NodeAction[] {
    const state = parseState(payload);
    if (!state) return [];
    this.#host.take(state);
    if (this.#phase === 'waiting' && this.#host.isOnline) return this.#firstBirth(nowMs);
    if (this.isBorn && !this.#host.isOnline) {
      this.#phase = 'away';
      return [{ kind: 'end-session', death: nodeDeath(this.#identity, this.#bdSeq, nowMs) }];
    }
    return [];
  }

  #isHostThere(): boolean {
    return this.#identity.primaryHostId === '' || this.#host.isOnline;
  }

  #firstBirth(nowMs: number): readonly NodeAction[] {
    this.#phase = 'born';
    return [...this.#births(nowMs), { kind: 'born' }];
  }

  /** NBIRTH and every DBIRTH, at once: no data can come in between. */
  #births(nowMs: number): readonly NodeAction[] {
    this.#seq = 0;
    this.#isRebirthDue = false;
    const facts = { bdSeq: this.#bdSeq, application: this.#application, lost: this.#lost };
    const actions = [publish(nodeBirth(this.#identity, facts, nowMs))];
    this.#told.clear();
    this.#alarms.bear(this.#book.livingAssets);
    for (const device of this.#book.living) {
      const alarms = this.#alarms.metricsOf(device.asset, nowMs);
      actions.push(publish(deviceBirth(this.#identity, device, this.#nextSeq(), nowMs, alarms)));
      const told = [...device.metrics.values()].map(
        ({ name, last }) => [name, last?.ts ?? -Infinity] as const,
      );
      this.#told.set(device, new Map(told));
    }
    return actions;
  }

  /**
   * Deaths, then births where due. A device that comes or changes mid-session is told by the whole sequence:
   * tck-id-payloads-dbirth-order lets no DBIRTH follow data.
   */
  #change({ deaths, needsBirth }: Change, nowMs: number): readonly NodeAction[] {
    if (!this.isBorn) return [];
    return [
      ...deaths.map((id) => publish(deviceDeath(this.#identity, id, this.#nextSeq(), nowMs))),
      ...(needsBirth ? this.#births(nowMs) : []),
    ];
  }

  #send(all: readonly RecordedReading[], nowMs: number): readonly NodeAction[] {
    const readings = all.filter((reading) => !this.#book.isWithheld(reading));
    const actions = [...this.#change(this.#book.admit(readings, nowMs), nowMs)];
    for (const [device, metrics] of this.#byDevice(readings)) {
      for (let start = 0; start < metrics.length; start += readingsPerMessage) {
        const part = metrics.slice(start, start + readingsPerMessage);
        actions.push(publish(deviceData(this.#identity, device, part, this.#nextSeq(), nowMs)));
      }
    }
    return [...actions, ...this.#change(this.#book.retire(readings), nowMs)];
  }

  #sendAlarm({ event, replayed, nowMs }: Extract<NodeEvent, { kind: 'alarm' }>): readonly NodeAction[] {
    const { device, needsBirth } = this.#book.visit(event.asset, nowMs);
    const isNew = this.#alarms.admit(event);
    const births = needsBirth || isNew ? this.#births(nowMs) : [];
    const metric = alarmDataMetric(event, replayed || event.historical);
    return [...births, publish(deviceData(this.#identity, device, [metric], this.#nextSeq(), nowMs))];
  }

  #byDevice(readings: readonly RecordedReading[]): ReadonlyMap<Device, readonly Metric[]> {
    const metrics = new Map<Device, Metric[]>();
    for (const reading of [...readings].sort((a, b) => a.ts - b.ts)) {
      const found = this.#book.find(reading);
      if (!found) continue;
      const { device, metric } = found;
      const list = metrics.get(device) ?? [];
      metrics.set(device, list);
      list.push(dataMetric(metric, reading, this.#isHistorical(device, metric.name, reading)));
    }
    return metrics;
  }

  /** What is older than what the host takes for current is history, however fresh it is. */
  #isHistorical(device: Device, name: string, { historical, ts }: RecordedReading): boolean {
    const told = this.#told.get(device)?.get(name) ?? -Infinity;
    if (historical || ts < told) return true;
    this.#told.get(device)?.set(name, ts);
    return false;
  }

  #nextSeq(): number {
    this.#seq = (this.#seq + 1) % 256;
    return this.#seq;
  }
}

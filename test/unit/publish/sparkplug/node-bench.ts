/** Drives an edge node through events and shows its packets to the checker, as the courier would send them. */
import type { Reading, RecordedReading } from '../../../../src/base/reading.ts';
import type { Birth } from '../../../../src/publish/kiosk-messages.ts';
import type { Message } from '../../../../src/publish/message.ts';
import { EdgeNode } from '../../../../src/publish/sparkplug/edge-node.ts';
import { encodePayload } from '../../../../src/publish/sparkplug/encode-payload.ts';
import type { NodeAction, NodeEvent } from '../../../../src/publish/sparkplug/node-event.ts';
import { nodeDeath } from '../../../../src/publish/sparkplug/node-messages.ts';
import { boolean } from '../../../../src/publish/sparkplug/payload.ts';
import type { EdgeNodeIdentity } from '../../../../src/publish/sparkplug/sparkplug-topic.ts';
import { SparkplugChecker, type JudgedMessage } from '../../../support/sparkplug-checker.ts';
import type { SeenMetric } from '../../../support/sparkplug/decode-independently.ts';
import type { LineEvent } from '../../../support/sparkplug/line-event.ts';

export const startMs = 1_760_000_000_000;

export const birth = (gauge: string, change: Partial<Birth> = {}): Birth => ({
  asset: `acme/lyon/boilerhouse/${gauge}`,
  tag: 'pressure',
  unit: 'bar',
  reference: 'gauge',
  rangeLow: 0,
  rangeHigh: 10,
  accuracyClass: 1.6,
  calibration: 'c-0@3',
  description: '',
  ...change,
});

export const reading = (
  gauge: string,
  sequence: number,
  change: Partial<RecordedReading> = {},
): RecordedReading => ({
  ...{ v: 1, ts: startMs + sequence * 1000, asset: `acme/lyon/boilerhouse/${gauge}`, tag: 'pressure' },
  ...{ value: 4 + sequence / 100, unit: 'bar', reference: 'gauge', quality: 'good', reasons: [], u95: 0.02 },
  ...{ angleDeg: 100, raw: 4, peakToPeak: null, calibration: 'c-0@3', n: 9 },
  ...{ id: `kiosk:1:${sequence}`, historical: false },
  ...change,
});

export class NodeBench {
  readonly node: EdgeNode;
  readonly events: LineEvent[] = [];
  readonly actions: NodeAction[] = [];
  nowMs = startMs;
  #connection = 0;
  #bdSeq: number;

  constructor(
    readonly identity: EdgeNodeIdentity = { groupId: 'Lyon', edgeNodeId: 'kiosk-7', primaryHostId: '' },
    private readonly version: 4 | 5 = 5,
    firstBdSeq = 0,
  ) {
    this.node = new EdgeNode(identity);
    this.#bdSeq = firstBdSeq - 1;
  }

  gauges(births: readonly Birth[], version = '1.0'): void {
    this.handle({ kind: 'gauges', births, application: { version, model: 'm' }, nowMs: this.nowMs });
  }

  connect(): void {
    this.#bdSeq = (this.#bdSeq + 1) % 256;
    this.#connection += 1;
    const will = nodeDeath(this.identity, this.#bdSeq, this.nowMs);
    const expiry = this.version === 5 ? 0 : null;
    this.#record({ kind: 'connect', version: this.version, clean: true, sessionExpiry: expiry, will });
    this.handle({ kind: 'connected', bdSeq: this.#bdSeq, nowMs: this.nowMs });
    this.handle({ kind: 'subscribed', nowMs: this.nowMs });
  }

  stop(): void {
    this.handle({ kind: 'disconnected' });
    this.#end(nodeDeath(this.identity, this.#bdSeq, this.nowMs));
  }

  lose(): void {
    this.#record({ kind: 'closed' });
    this.handle({ kind: 'disconnected' });
  }

  send(readings: readonly RecordedReading[]): void {
    this.observe(readings.filter(({ historical }) => !historical));
    this.handle({ kind: 'send', readings, nowMs: this.nowMs });
  }

  observe(readings: readonly Reading[]): void {
    this.handle({ kind: 'observed', readings });
  }

  deliver(topic: string, payload: Uint8Array): void {
    this.#record({ kind: 'deliver', message: { topic, payload, qos: 0, retain: false } });
    this.handle({ kind: 'message', topic, payload, nowMs: this.nowMs });
  }

  askForRebirth(): void {
    this.deliver(`spBv1.0/${this.identity.groupId}/NCMD/${this.identity.edgeNodeId}`, rebirthCommand(true));
  }

  host(online: boolean, timestamp: number, host = this.identity.primaryHostId): void {
    const payload = new TextEncoder().encode(JSON.stringify({ online, timestamp }));
    this.deliver(`spBv1.0/STATE/${host}`, payload);
  }

  handle(event: NodeEvent): void {
    for (const action of this.node.handle(event)) {
      this.actions.push(action);
      if (action.kind === 'publish') this.#publish(action.message);
      if (action.kind === 'subscribe')
        for (const filter of action.filters) this.#record({ kind: 'subscribe', filter, qos: 1 });
      if (action.kind === 'end-session') this.#end(action.death);
    }
  }

  check(events: readonly LineEvent[] = this.events): SparkplugChecker {
    const { primaryHostId } = this.identity;
    const checker = new SparkplugChecker({
      isFresh: true,
      ...(primaryHostId === '' ? {} : { primaryHostId }),
    });
    for (const event of events) checker.take(event);
    return checker;
  }

  /** Types of the messages so far, devices behind a colon. */
  get said(): string[] {
    return this.messages.map(({ type, device }) =>
      device === null ? type : `${type}:${device.split(':').at(-1)}`,
    );
  }

  get messages(): readonly JudgedMessage[] {
    return this.check().messages;
  }

  #end(death: Message): void {
    this.#publish(death);
    this.#record({ kind: 'disconnect', reason: this.version === 5 ? 4 : 0 });
    this.#record({ kind: 'closed' });
  }

  #publish(message: Message): void {
    this.#record({ kind: 'publish', message });
  }

  #record(event: DistributiveOmit<LineEvent, 'connection' | 'atMs'>): void {
    this.events.push({ ...event, connection: this.#connection, atMs: this.nowMs } as LineEvent);
  }
}

type DistributiveOmit<Type, Key extends PropertyKey> = Type extends unknown ? Omit<Type, Key> : never;

export const rebirthCommand = (value: boolean, name = 'Node Control/Rebirth'): Uint8Array =>
  encodePayload({
    timestamp: startMs,
    seq: null,
    metrics: [
      { name, timestamp: startMs, datatype: 11, isHistorical: false, properties: [], value: boolean(value) },
    ],
  });

/** A node of two gauges that was born. */
export const born = (): NodeBench => {
  const bench = new NodeBench();
  bench.gauges([birth('PG-101'), birth('PG-102')]);
  bench.connect();
  return bench;
};

export const propertyOf = (metric: SeenMetric | undefined, key: string): unknown =>
  metric?.properties.find((property) => property.key === key)?.value;

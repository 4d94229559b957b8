/** Lets the edge node's state machine speak on real connections. */
import type { AlarmEventReport, AlarmStateReport } from '../../../src/base/alarm-report.ts';
import type { Reading, RecordedReading } from '../../../src/base/reading.ts';
import type { Connection } from '../../../src/publish/connection.ts';
import type { Application, Birth } from '../../../src/publish/kiosk-messages.ts';
import type { Message } from '../../../src/publish/message.ts';
import { outcomeOf, type ReadingSender, type SendOutcome } from '../../../src/publish/sender.ts';
import { acknowledgement } from '../../../src/publish/sparkplug/acknowledgement.ts';
import { BatchSender } from '../../../src/publish/sparkplug/batch-sender.ts';
import { EdgeNode } from '../../../src/publish/sparkplug/edge-node.ts';
import type { NodeAction, NodeEvent } from '../../../src/publish/sparkplug/node-event.ts';
import { nodeDeath } from '../../../src/publish/sparkplug/node-messages.ts';
import type { EdgeNodeIdentity } from '../../../src/publish/sparkplug/sparkplug-topic.ts';
import type { Line } from '../line.ts';
import type { BirthDeathCount } from './birth-death-count.ts';

export interface SparkplugLineParts {
  readonly identity: EdgeNodeIdentity;
  readonly kiosk: string;
  readonly topicPrefix: string;
  readonly count: BirthDeathCount;
  gauges(): { readonly births: readonly Birth[]; readonly application: Application };
  alarms(): readonly AlarmStateReport[];
  /** A sentence for a person about what this connection waits for. */
  onWaiting(detail: string): void;
  /** The broker denies a subscription. */
  onDenied(detail: string): void;
  /** The births are out: what other encoders left retained may be cleared. */
  onBorn(connection: Connection): void;
}

export class SparkplugLine implements Line {
  readonly disconnectReason = 4;
  readonly #node: EdgeNode;
  #bdSeq = 0;
  #connection: Connection | null = null;
  #flow: () => void = () => undefined;
  #rest: Promise<void> | null = null;

  constructor(private readonly parts: SparkplugLineParts) {
    this.#node = new EdgeNode(parts.identity);
  }

  async will(): Promise<Message> {
    // A store that fails must not keep the node from connecting: then it counts in memory.
    this.#bdSeq = await this.parts.count.take().catch(() => (this.#bdSeq + 1) % 256);
    return nodeDeath(this.parts.identity, this.#bdSeq, Date.now());
  }

  onUnsent(): void {
    this.parts.count.giveBack(this.#bdSeq);
  }

  farewell(): Message {
    this.#handle({ kind: 'disconnected' });
    return nodeDeath(this.parts.identity, this.#bdSeq, Date.now());
  }

  async greet(connection: Connection): Promise<boolean> {
    this.#connection = connection;
    const flowing = new Promise<boolean>((resolve) => (this.#flow = () => resolve(true)));
    const ended = connection.ended.then(() => {
      if (this.#connection === connection) this.#handle({ kind: 'disconnected' });
      return false;
    });
    this.#handle({ kind: 'gauges', ...this.parts.gauges(), nowMs: Date.now() });
    this.#handle({ kind: 'alarms', states: this.parts.alarms(), nowMs: Date.now() });
    this.#handle({ kind: 'connected', bdSeq: this.#bdSeq, nowMs: Date.now() });
    return Promise.race([flowing, ended]);
  }

  reannounce(): Promise<void> {
    this.#handle({ kind: 'gauges', ...this.parts.gauges(), nowMs: Date.now() });
    return Promise.resolve();
  }

  alarmsChanged(): Promise<void> {
    this.#handle({ kind: 'alarms', states: this.parts.alarms(), nowMs: Date.now() });
    return Promise.resolve();
  }

  async sendAlarm(connection: Connection, event: AlarmEventReport, replayed: boolean): Promise<SendOutcome> {
    if (this.#rest) await this.#rest;
    if (this.#connection !== connection || !this.#node.isBorn) return { kind: 'lost' };
    this.#handle({ kind: 'alarm', event, replayed, nowMs: Date.now() });
    const message = acknowledgement(this.parts, this.#node.seq, 0, Date.now());
    const kind = await connection.publish(message);
    // A refused acknowledgement says nothing against the event: it waits.
    return outcomeOf(kind === 'poison' ? 'denied' : kind, message.topic);
  }

  sender(connection: Connection): ReadingSender {
    return new BatchSender(connection, {
      send: (readings) => this.#send(connection, readings),
      rest: () => this.#rest,
      acknowledgement: (readings) => acknowledgement(this.parts, this.#node.seq, readings, Date.now()),
    });
  }

  observe(readings: readonly Reading[]): void {
    this.#handle({ kind: 'observed', readings });
  }

  tellLost(count: number): void {
    this.#handle({ kind: 'lost', count, nowMs: Date.now() });
  }

  #send(connection: Connection, readings: readonly RecordedReading[]): boolean {
    if (this.#connection !== connection || !this.#node.isBorn) return false;
    this.#handle({ kind: 'send', readings, nowMs: Date.now() });
    return true;
  }

  #handle(event: NodeEvent): void {
    for (const action of this.#node.handle(event)) this.#act(action);
  }

  #act(action: NodeAction): void {
    const connection = this.#connection;
    if (!connection) return;
    switch (action.kind) {
      case 'subscribe':
        void this.#subscribe(connection, action.filters);
        return;
      case 'publish':
        void connection.publish(action.message);
        return;
      case 'rest':
        this.#rest = new Promise((resolve) => setTimeout(resolve, action.ms)).then(() => {
          this.#rest = null;
          this.#handle({ kind: 'rested', nowMs: Date.now() });
        });
        return;
      case 'born':
        this.#flow();
        this.parts.onBorn(connection);
        return;
      case 'wait-for-host':
        this.parts.onWaiting(
          `Connected. The primary host “${this.parts.identity.primaryHostId}” is offline: readings are kept until it is back.`,
        );
        return;
      case 'end-session':
        void connection.stop(action.death, this.disconnectReason);
        return;
    }
  }

  async #subscribe(connection: Connection, filters: readonly string[]): Promise<void> {
    const granted = await Promise.all(
      filters.map((filter, index) =>
        connection.subscribe(filter, (topic, payload) => {
          // Every handler sees every message: one is enough.
          if (index === 0) this.#handle({ kind: 'message', topic, payload, nowMs: Date.now() });
        }),
      ),
    );
    if (this.#connection !== connection) return;
    const denied = filters.filter((_, index) => !granted[index]);
    if (denied.length === 0) return this.#handle({ kind: 'subscribed', nowMs: Date.now() });
    this.parts.onDenied(
      `The broker does not let this device listen to “${denied.join('”, “')}”: ask its administrator.`,
    );
    connection.abandon();
  }
}

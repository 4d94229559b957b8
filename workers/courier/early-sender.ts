/** What is new → the own topics, on a connection beside the edge node's, while that may not speak. */
import type { RecordedReading } from '../../src/base/reading.ts';
import type { Connection } from '../../src/publish/connection.ts';
import type { ReadingSender } from '../../src/publish/sender.ts';
import type { Ahead } from './ahead.ts';
import type { Line } from './line.ts';

/** What is beyond it waits in the outbox, as everything does for the others. */
const liveLimit = 1024;
/** States of alarms are told on the beat of the readings. */
const statesEveryMs = 1000;

export class EarlySender {
  readonly #greeted: Promise<boolean>;
  readonly #sender: ReadingSender;
  #toldMs = -Infinity;

  constructor(
    readonly connection: Connection,
    private readonly own: Line,
    private readonly ahead: Ahead,
  ) {
    this.#greeted = own.greet(connection);
    this.#sender = own.sender(connection);
    void connection.ended.then(() => ahead.connectionLost(performance.now()));
  }

  async send(readings: readonly RecordedReading[]): Promise<void> {
    if (!(await this.#greeted) || this.#sender.live + readings.length > liveLimit) return;
    const nowMs = performance.now();
    if (nowMs - this.#toldMs >= statesEveryMs) {
      this.#toldMs = nowMs;
      await this.own.alarmsChanged(this.connection);
    }
    await Promise.all(readings.map((reading) => this.#sendOne(reading)));
  }

  async #sendOne(reading: RecordedReading): Promise<void> {
    const { outcome } = await this.#sender.send(reading, 'live');
    const { kind } = await outcome;
    // By MQTT 3.1.1 a denial counts as delivery, and this connection's rights may be others: it is sent again.
    if (kind === 'acknowledged' && this.connection.version === 5) this.ahead.add(reading, performance.now());
  }
}

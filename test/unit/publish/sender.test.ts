/** A reading of several messages leaves when all of them are answered, and is poison only when none is possible. */
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/publish/connection.ts';
import type { Message, PublishOutcome } from '../../../src/publish/message.ts';
import { encodeUmh } from '../../../src/publish/payloads/umh.ts';
import { Sender } from '../../../src/publish/sender.ts';
import { badReading, recordedReading } from '../../support/recorded-reading.ts';

/** A line on which each message waits until the test answers it. */
class HeldLine {
  readonly held: { message: Message; answer: (outcome: PublishOutcome) => void }[] = [];

  connection(receiveMaximum = 100): Connection {
    return {
      ...{ version: 5, receiveMaximum, ended: new Promise(() => undefined) },
      publish: (message) => new Promise((answer) => void this.held.push({ message, answer })),
      subscribe: () => Promise.resolve(true),
      stop: () => Promise.resolve(),
      abandon: () => undefined,
    };
  }

  answerAll(...outcomes: readonly PublishOutcome[]): void {
    expect(this.held).toHaveLength(outcomes.length);
    this.held.splice(0).forEach(({ answer }, index) => answer(outcomes[index]!));
  }
}

const encode = (reading: Parameters<typeof encodeUmh>[0]) => encodeUmh(reading, '');
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a reading of several messages', () => {
  it('is acknowledged when the last of them is', async () => {
    const line = new HeldLine();
    const sender = new Sender(line.connection(), encode);
    const { outcome } = await sender.send(recordedReading(), 'live');
    let settled = false;
    void outcome.then(() => (settled = true));
    const last = line.held.pop()!;
    line.answerAll('acknowledged', 'acknowledged', 'acknowledged');
    await soon();
    expect(settled).toBe(false);
    last.answer('acknowledged');
    expect(await outcome).toEqual({ kind: 'acknowledged' });
    expect(sender.live).toBe(0);
  });

  it.each<[PublishOutcome[], string]>([
    [['acknowledged', 'lost', 'denied', 'poison'], 'lost'],
    [['acknowledged', 'acknowledged', 'denied', 'poison'], 'denied'],
    [['poison', 'poison', 'acknowledged', 'poison'], 'acknowledged'],
    [['poison', 'poison', 'poison', 'poison'], 'poison'],
  ])('answered %j is %s', async (answers, kind) => {
    const line = new HeldLine();
    const { outcome } = await new Sender(line.connection(), encode).send(recordedReading(), 'live');
    line.answerAll(...answers);
    expect((await outcome).kind).toBe(kind);
  });

  it('fits through a window narrower than itself', async () => {
    const line = new HeldLine();
    const sending = new Sender(line.connection(1), encode).send(recordedReading(), 'backlog');
    for (let sent = 0; sent < 4; sent += 1) {
      await soon();
      line.answerAll('acknowledged');
    }
    expect(await (await sending).outcome).toEqual({ kind: 'acknowledged' });
  });

  it('is poison without a message when no topic can hold it', async () => {
    const line = new HeldLine();
    const sender = new Sender(line.connection(), encode);
    const { outcome } = await sender.send(badReading({ asset: 'a//b' }), 'live');
    expect((await outcome).kind).toBe('poison');
    expect(line.held).toHaveLength(0);
  });
});

/** Alarms over a real broker: what happened while it was away arrives after it is back, once by id, and says that it is late. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import type { Encoder } from '../../../src/base/broker-settings.ts';
import type { Reason } from '../../../src/base/quality.ts';
import { AlarmKeeper } from '../../../src/composition/alarm-keeper.ts';
import { birthOf } from '../../../src/composition/birth-of.ts';
import { openDatabase, type Database } from '../../../src/store/database.ts';
import { logRule, readTrimmedLog } from '../../../src/store/trim-alarm-log.ts';
import { LiveModel } from '../../../src/ui/live/live-model.ts';
import { exampleReading, exampleRecord } from '../ui/example-gauges.ts';
import { cleanDevice, settingsFor, TestCourier, until } from './courier-bench.ts';

const record = exampleRecord(0);
const { asset } = record.gauge;
const application = { version: '1.0.0', model: 'm' };

let broker: { id: string; url: string };
let courier: TestCourier;
let database: Database;
let live: LiveModel;
let keeper: AlarmKeeper;

const openKeeper = async (): Promise<void> => {
  live = new LiveModel();
  live.setGauges([{ gauge: record.id, record, everyMs: 1000, publishEveryMs: 1000, hasReference: true }]);
  keeper = new AlarmKeeper(live, (error) => reportError(error));
  await keeper.open(database, 'kiosk-test');
};

/** An alarm at 8, without delays. */
const setUp = async (): Promise<void> => {
  const proposed = keeper.propose(record.id, 'H')!;
  const definition = { ...proposed, limit: 8, onDelayMs: 0, offDelayMs: 0 } as typeof proposed;
  expect(await keeper.save(definition, 'A. Person')).toEqual({ ok: true, value: null });
};

/** Resolves when what it made happen is in the log. */
const hear = async (value: number, reasons: readonly Reason[] = []): Promise<void> => {
  const before = (await logged()).length;
  keeper.hear(record.id, exampleReading(record, value, reasons, 0));
  await until(async () => (await logged()).length > before, 'log');
};

const acknowledge = async (): Promise<void> => {
  const alarm = live.alarms!.rows.find(({ unacknowledged }) => unacknowledged)!.alarm.definition.id;
  const done = await keeper.command({ kind: 'acknowledge', ts: Date.now(), by: 'B', alarm, comment: 'Seen' });
  expect(done.ok).toBe(true);
};

/** Ids of the log on the device, in its order. */
const logged = async (): Promise<string[]> =>
  (await database.getAll('alarmEvents')).map((event) => (event as { id: string }).id);

/** What a real event looks like. */
const firstEvent = async (): Promise<unknown> => {
  await setUp();
  return (await database.getAll('alarmEvents'))[0];
};

interface Told {
  readonly id: string;
  readonly what: string;
  readonly replayed: boolean;
}

const told = async (prefix = 'plant/'): Promise<Told[]> =>
  (await commands.seenMessages(broker.id))
    .filter(({ topic }) => topic.startsWith(prefix) && topic.endsWith('/event'))
    .map(({ payload, retain }) => {
      expect(retain).toBe(false);
      return JSON.parse(payload) as Told;
    });

const toldAll = async (): Promise<void> => {
  const once = async (): Promise<string[]> => [...new Set((await told()).map(({ id }) => id))];
  let [arrived, written]: string[][] = [[], []];
  // The log is written while we look.
  await until(async () => {
    [arrived, written] = [await once(), await logged()];
    return arrived.length === written.length;
  }, 'events');
  expect(arrived).toEqual(written);
};

const retainedStates = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await commands.retainedMessages(broker.id))
      .filter(({ topic }) => topic.includes('/alarms/'))
      .map(({ topic, payload }) => {
        const state = JSON.parse(payload) as Record<string, unknown>;
        expect(Object.keys(state)).not.toContain('value');
        return [topic.split('/').at(-2)!, String(state['state'])];
      }),
  );

const open = async (encoder: Encoder, alsoEncoders: readonly Encoder[] = []): Promise<void> => {
  await courier.client.setGauges([birthOf(record)], application);
  await courier.open(settingsFor(broker.url, { encoder, alsoEncoders }));
};

beforeEach(async () => {
  await cleanDevice();
  broker = await commands.startMosquitto();
  database = await openDatabase();
  await openKeeper();
  courier = new TestCourier();
});

afterEach(async () => {
  await keeper.close();
  await courier.client.close();
  database.close();
  await commands.stopBroker(broker.id);
});

describe('alarms over a broker', { timeout: 90_000 }, () => {
  it('what is raised offline survives a reload of page and worker, and arrives late, in order, once by id', async () => {
    await open('plain');
    await courier.online();
    await setUp();
    await toldAll();
    expect((await told()).every(({ replayed }) => !replayed)).toBe(true);

    await commands.killBroker(broker.id);
    await until(() => courier.status.connection !== 'online', 'loss');
    const before = (await logged()).length;
    await hear(9);
    await acknowledge();
    await until(() => (courier.status.alarmsWaiting ?? 0) >= 2, 'waiting');
    await keeper.close();
    courier.restart();
    await openKeeper();
    await hear(1);
    expect(await logged()).toHaveLength(before + 3);
    await commands.restartBroker(broker.id);
    await courier.online();
    await toldAll();
    const late = (await told()).filter(({ what }) => /raised|acknowledged|returned/.test(what));
    expect(late.map(({ what, replayed }) => [what, replayed])).toEqual([
      ['raised', true],
      ['acknowledged', true],
      ['returned-to-normal', true],
    ]);

    await hear(9);
    await toldAll();
    expect((await told()).at(-1)).toMatchObject({ what: 'raised', replayed: false });
    await until(() => courier.status.alarmsWaiting === 0, 'nothing waits');
  });

  it('retains the state of every alarm, and takes back that of a removed one', async () => {
    await open('plain');
    await courier.online();
    await setUp();
    await hear(9);
    const high = live.alarms!.rows.find(({ alarm }) => alarm.definition.kind === 'H')!.alarm.definition.id;
    await until(async () => (await retainedStates())[high] === 'unacknowledged', 'state');
    await until(async () => Object.keys(await retainedStates()).length === 2, 'both states');
    await acknowledge();
    await until(async () => (await retainedStates())[high] === 'acknowledged', 'acknowledged');
    await keeper.remove(high, 'A. Person');
    await until(async () => !(high in (await retainedStates())), 'taken back');
  });

  it('tells each of several encoders at once, and readings with them', async () => {
    await open('plain', ['umh', 'sparkplug']);
    await courier.online();
    await setUp();
    await hear(9);
    await toldAll();
    await until(async () => (await told('umh/v1/')).length >= 3, 'umh');
    const [reading] = await courier.client.record([exampleReading(record, 9, [], 0)]);
    await courier.drained();
    const topics = async () => (await commands.seenMessages(broker.id)).map(({ topic }) => topic);
    const node = 'spBv1.0/Dialect';
    const wanted = [
      ...[`plant/${asset}/${reading!.tag}`, `umh/v1/plant/${asset}/_gauge_v1/${reading!.tag}`],
      ...[`${node}/NBIRTH/kiosk-test`, 'plant/kiosk-test/status'],
    ];
    await expect.poll(topics).toEqual(expect.arrayContaining(wanted));
    // Alarm set up (twice: its diagnostic with it), raised, and the reading.
    const data = async () =>
      (await topics()).filter((topic) => topic.startsWith(`${node}/DDATA/kiosk-test/`));
    await until(async () => (await data()).length >= 4, 'data of the node');
  });

  it('takes the status back by a will also where the connection’s will is Sparkplug’s', async () => {
    await open('plain', ['sparkplug']);
    await courier.online();
    const status = async (): Promise<boolean | undefined> => {
      const all = await commands.retainedMessages(broker.id);
      const found = all.find(({ topic }) => topic === 'plant/kiosk-test/status');
      return found && (JSON.parse(found.payload) as { online: boolean }).online;
    };
    await until(async () => (await status()) === true, 'online');
    courier.client.abandon();
    await until(async () => (await status()) === false, 'offline');
    const topics = async () => (await commands.seenMessages(broker.id)).map(({ topic }) => topic);
    await until(async () => (await topics()).includes('spBv1.0/Dialect/NDEATH/kiosk-test'), 'NDEATH');
  });

  it('takes old events out of a long log, and nothing that the broker has not', async () => {
    const old = Date.now() - 200 * 86_400_000;
    const event = (await firstEvent()) as object;
    const waiting = 30;
    const entries = Array.from({ length: logRule.keepEvents + 40 }, (_, sequence) => ({
      ...{ ...event, id: `kiosk-test:old:1:${sequence}`, sequence, ts: old, alarm: 'old' },
    }));
    const transaction = database.transaction(['alarmEvents', 'marks'], 'readwrite');
    for (const each of entries) void transaction.objectStore('alarmEvents').put(each, [1, each.sequence]);
    const sent = new Map([[1, entries.length - waiting - 1]]);
    void transaction.objectStore('marks').put(sent, 'alarms-sent');
    await transaction.done;
    await open('plain');
    await courier.online();
    await until(async () => (await readTrimmedLog(database)).events > 0, 'trimmed');
    await until(() => courier.status.alarmsWaiting === 0, 'nothing waits');
    const late = new Set((await told()).map(({ id }) => id).filter((id) => id.includes(':old:')));
    expect([...late]).toEqual(entries.slice(-waiting).map(({ id }) => id));
    const own = (await logged()).filter((id) => !id.includes(':old:')).length;
    expect((await logged()).length).toBe(logRule.keepEvents);
    expect((await readTrimmedLog(database)).events).toBe(40 + own);
  });
});

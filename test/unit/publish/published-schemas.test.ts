/** Real payloads of every encoder against the schemas that docs/ publishes; and that each schema refuses what is wrong. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { defaultHomeAssistant } from '../../../src/base/broker-settings.ts';
import type { Gap } from '../../../src/base/gap.ts';
import { unitTable } from '../../../src/base/unit-table.ts';
import {
  birthMessage,
  gapMessage,
  offlineStatus,
  onlineStatus,
} from '../../../src/publish/kiosk-messages.ts';
import type { Message } from '../../../src/publish/message.ts';
import { homeAssistantMessages } from '../../../src/publish/payloads/home-assistant.ts';
import { decodeIndependently } from '../../support/sparkplug/decode-independently.ts';
import { event, state } from './sparkplug/alarm-reports.ts';
import { birth, NodeBench, reading } from './sparkplug/node-bench.ts';

const schemaOf = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../../docs/${name}.schema.json`, import.meta.url), 'utf8')) as object;
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
ajv.addSchema(schemaOf('alarm-event'));
const isHomeAssistant = ajv.compile(schemaOf('payload-home-assistant'));
const isSparkplug = ajv.compile(schemaOf('payload-sparkplug'));
ajv.addSchema(schemaOf('payload-kiosk'));
const [isStatus, isBirth, isGap] = ['status', 'birth', 'gap'].map((part) =>
  ajv.getSchema(`urn:dialect:kiosk:1#/$defs/${part}`)!,
) as [ReturnType<typeof ajv.compile>, ReturnType<typeof ajv.compile>, ReturnType<typeof ajv.compile>];

const json = ({ payload }: Message): Record<string, unknown> =>
  JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
const holds = (validate: ReturnType<typeof ajv.compile>, value: unknown): void =>
  expect(validate(value), JSON.stringify(validate.errors)).toBe(true);

const identity = { kiosk: 'kiosk-7', topicPrefix: 'plant' };
const application = { version: '1.0.0', model: 'abc' };
const aligned = { from: 'c-0@3', ts: 1000, by: 'Ada' };

describe('docs/payload-kiosk.schema.json', () => {
  it('holds for status, births and gaps, and nothing retained is a value', () => {
    const online = onlineStatus(identity, application, { epoch: 3, last: 7 }, 1000);
    holds(isStatus, json(online));
    holds(isStatus, json(offlineStatus(identity, 'connection-lost', 1000)));
    const named = birthMessage(identity, birth('PG-101', { formerly: ['old/name'], aligned }), application)!;
    const plain = birthMessage(identity, birth('PG-101'), application)!;
    for (const message of [named, plain]) holds(isBirth, json(message));
    for (const message of [online, named, plain]) {
      expect(message.retain).toBe(true);
      expect(Object.keys(json(message))).not.toContain('value');
    }
    const series = { asset: 'a', tag: 't', unit: 'bar', reference: 'gauge', n: 60, valued: 58 } as const;
    const gap: Gap = {
      ...{ v: 1, id: 'kiosk-7:3:8', ts: 1000, cause: 'storage-full', count: 60 },
      ...{ lost: { epoch: 3, from: 1, to: 60 }, span: { fromTs: 0, toTs: 59_000 } },
      series: [{ ...series, min: 1, mean: 2, max: 3 }],
    };
    holds(isGap, json(gapMessage(identity, gap)));
    holds(isGap, json(gapMessage(identity, { ...gap, lost: null, span: null, series: [] })));
  });

  it('refuses a birth with a value, and a status that does not say why it is offline', () => {
    expect(isBirth({ ...json(birthMessage(identity, birth('PG-101'), application)!), value: 4 })).toBe(false);
    const { cause, ...silent } = json(offlineStatus(identity, 'stopped', 1));
    expect(cause).toBe('stopped');
    expect(isStatus(silent)).toBe(false);
  });
});

describe('docs/payload-home-assistant.schema.json', () => {
  it('holds for a gauge of every unit', () => {
    const settings = {
      ...{ url: '', username: '', password: '', ...identity, encoder: 'plain' as const },
      homeAssistant: { ...defaultHomeAssistant, isOn: true },
    } as const;
    const births = Object.keys(unitTable).map((unit, index) => birth(`G-${index}`, { unit }));
    const messages = homeAssistantMessages(settings, births, application);
    expect(messages).toHaveLength(births.length);
    for (const message of messages) holds(isHomeAssistant, json(message));
    expect(isHomeAssistant({ ...json(messages[0]!), value: 1 })).toBe(false);
  });
});

describe('docs/payload-sparkplug.schema.json', () => {
  /** As most decoders give it: properties by their keys. */
  const decoded = (message: Message): unknown => {
    const { timestamp, seq, metrics } = decodeIndependently(message.payload)!;
    return {
      ...{ timestamp, seq },
      metrics: metrics.map(({ name, timestamp: at, datatype, isHistorical, isNull, value, properties }) => ({
        ...{ name, timestamp: at, isHistorical, value: isNull ? null : value },
        ...(datatype === null ? {} : { datatype }),
        properties: Object.fromEntries(
          properties.map((property) => [property.key, property.isNull ? null : property.value]),
        ),
      })),
    };
  };

  it('holds for births, readings and alarms of a device', () => {
    const bench = new NodeBench();
    bench.gauges([birth('PG-101', { formerly: ['old/a', 'old/b'], aligned }), birth('PG-102')]);
    bench.handle({ kind: 'alarms', states: [state({ state: 'acknowledged' })], nowMs: bench.nowMs });
    bench.connect();
    const bad = { value: null, u95: null, quality: 'bad', reasons: ['glare', 'dark'] } as const;
    bench.send([reading('PG-101', 1), reading('PG-102', 2, bad), reading('PG-101', 0, { historical: true })]);
    bench.handle({ kind: 'alarm', event: event(0), replayed: false, nowMs: bench.nowMs });
    bench.handle({
      kind: 'alarm',
      event: event(1, { value: null, u95: null, by: 'B' }),
      replayed: true,
      nowMs: bench.nowMs,
    });
    const messages = bench.actions.flatMap((action) => (action.kind === 'publish' ? action.message : []));
    const told = messages.filter(({ topic }) => /\/(DBIRTH|DDATA)\//.test(topic));
    expect(told.length).toBeGreaterThanOrEqual(6);
    for (const message of told) holds(isSparkplug, decoded(message));
    const wrong = decoded(told[0]!) as { metrics: { properties: Record<string, unknown> }[] };
    wrong.metrics[0]!.properties['Quality'] = 193;
    expect(isSparkplug(wrong)).toBe(false);
  });
});

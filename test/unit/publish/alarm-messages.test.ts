/** What leaves by MQTT about alarms, held against the published schema. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBoard } from '../../../src/alarms/alarm-board.ts';
import { alarmKinds, priorities } from '../../../src/alarms/alarm-definition.ts';
import { eventKinds } from '../../../src/alarms/alarm-event.ts';
import { replay } from '../../../src/alarms/alarm-log.ts';
import { alarmStateNames } from '../../../src/alarms/alarm-state.ts';
import { reportAlarm } from '../../../src/alarms/report-alarm.ts';
import type { Alarm } from '../../../src/alarms/alarm-board.ts';
import type { AlarmEvent } from '../../../src/alarms/alarm-event.ts';
import type { Result } from '../../../src/base/result.ts';
import type { Message } from '../../../src/publish/message.ts';
import * as messages from '../../../src/publish/payloads/alarm-messages.ts';
import { boiler, feed, high, parsed, startTs } from '../alarms/alarm-examples.ts';
import { everyKind, inputs } from '../alarms/alarm-inputs.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../docs/alarm-event.schema.json', import.meta.url), 'utf8'),
) as {
  properties: Record<string, { enum: string[] }>;
  $defs: { stateName: { enum: string[] } };
};
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true }).addSchema(schema);
const isEvent = ajv.getSchema('urn:dialect:alarm-event:1')!;
const isState = ajv.getSchema('urn:dialect:alarm-event:1#/$defs/state')!;

const alarmEventMessage = (event: AlarmEvent, prefix: string, replayed = false) =>
  messages.alarmEventMessage('plain', prefix, event, replayed);
const alarmStateMessage = (alarm: Alarm, prefix: string) =>
  messages.alarmStateMessage('plain', prefix, reportAlarm(alarm));

const sent = (message: Result<Message, string>): Message => {
  if (!message.ok) throw new Error(message.error);
  return message.value;
};
const payloadOf = ({ payload }: Message): Record<string, unknown> =>
  JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;

const board = createBoard('kiosk7', parsed([high()]), startTs);
const raised = feed(board, 0, [8.5]);
const event = raised.events[0]!;
const alarm = raised.board.alarms[0]!;

describe('docs/alarm-event.schema.json', () => {
  it('knows every word that the program knows', () => {
    const { properties, $defs } = schema;
    expect(properties['what']?.enum).toEqual(eventKinds);
    expect(properties['kind']?.enum).toEqual(alarmKinds);
    expect(properties['priority']?.enum).toEqual(priorities);
    expect($defs.stateName.enum).toEqual(alarmStateNames);
  });

  it('holds for every event and state of every sequence of inputs', () => {
    let events = 0;
    fc.assert(
      fc.property(inputs, (all) => {
        const { board: last, log } = replay({ kiosk: 'kiosk7', ts: startTs }, everyKind, all);
        for (const each of log) {
          events++;
          expect(isEvent(payloadOf(sent(alarmEventMessage(each, '')))), JSON.stringify(isEvent.errors)).toBe(
            true,
          );
        }
        for (const each of last.alarms)
          expect(isState(payloadOf(sent(alarmStateMessage(each, '')))), JSON.stringify(isState.errors)).toBe(
            true,
          );
      }),
      { numRuns: 40 },
    );
    expect(events).toBeGreaterThan(200);
  }, 30_000);

  it('refuses an event without a person’s field, and a state with a value', () => {
    const nobody = payloadOf(sent(alarmEventMessage(event, '')));
    delete nobody['by'];
    expect(isEvent(nobody)).toBe(false);
    expect(isState({ ...payloadOf(sent(alarmStateMessage(alarm, ''))), value: 8.5 })).toBe(false);
  });
});

describe('messages', () => {
  it('an event is not retained, a state is', () => {
    const base = `plant/${boiler.asset}/alarms/g-1:H`;
    expect(sent(alarmEventMessage(event, 'plant'))).toMatchObject({
      topic: `${base}/event`,
      qos: 1,
      retain: false,
    });
    expect(sent(alarmStateMessage(alarm, 'plant'))).toMatchObject({
      topic: `${base}/state`,
      qos: 1,
      retain: true,
    });
    expect(sent(alarmEventMessage(event, '')).topic).toBe(`${boiler.asset}/alarms/g-1:H/event`);
  });

  it('nothing retained is a value: the same state at another pressure is the same payload', () => {
    const higher = feed(raised.board, 1, [9.7]).board.alarms[0]!;
    expect(sent(alarmStateMessage(higher, ''))).toEqual(sent(alarmStateMessage(alarm, '')));
    expect(Object.keys(payloadOf(sent(alarmStateMessage(alarm, ''))))).not.toContain('value');
  });

  it('umh: the same payload, in its own namespace, with names that it takes', () => {
    const message = sent(messages.alarmEventMessage('umh', 'plant', event, true));
    expect(message.topic).toBe(`umh/v1/plant/${boiler.asset}/_alarm_v1/g-1_x003A_H/event`);
    expect(payloadOf(message)).toEqual({ ...event, replayed: true });
    const state = sent(messages.alarmStateMessage('umh', '', reportAlarm(alarm)));
    expect(state).toMatchObject({
      topic: `umh/v1/${boiler.asset}/_alarm_v1/g-1_x003A_H/state`,
      retain: true,
    });
  });

  it.each([
    ['a/+', 'plant'],
    ['a//b', 'plant'],
    ['', 'plant'],
    ['a\u0000', 'plant'],
    ['\ud800', 'plant'],
    ['a', '$SYS'],
    ['a', ' /x'],
    ['é'.repeat(600), ''],
  ])('asset %j under prefix %j is refused in words', (asset, prefix) => {
    const message = alarmEventMessage({ ...event, asset }, prefix);
    expect(message.ok).toBe(false);
    if (!message.ok) expect(message.error).toMatch(/^The topic .*\.$/s);
  });
});

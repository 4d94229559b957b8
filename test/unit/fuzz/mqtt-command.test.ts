/** Whatever the broker delivers: commands, host states, other devices' births. Nothing crashes, and only a sound command has an effect. */
import { expect, it } from 'vitest';
import { EdgeNode } from '../../../src/publish/sparkplug/edge-node.ts';
import { decodePayload } from '../../../src/publish/sparkplug/decode-payload.ts';
import { encodePayload } from '../../../src/publish/sparkplug/encode-payload.ts';
import { ForeignNames } from '../../../src/publish/foreign-names.ts';
import { Fuzz, fuzzRuns, fuzzTimeoutMs } from '../../support/fuzz.ts';
import { decodeIndependently } from '../../support/sparkplug/decode-independently.ts';
import { birth, rebirthCommand, startMs } from '../publish/sparkplug/node-bench.ts';

const utf8 = new TextEncoder();
const identity = { groupId: 'Lyon', edgeNodeId: 'kiosk-7', primaryHostId: 'scada' };
const topics = [
  ...['NCMD/kiosk-7', 'NCMD/kiosk-8', 'DCMD/kiosk-7/PG-101', 'NDATA/kiosk-7'].map((end) => {
    const [type, ...rest] = end.split('/');
    return ['spBv1.0/Lyon', type, ...rest].join('/');
  }),
  'spBv1.0/STATE/scada',
];

const born = (): EdgeNode => {
  const node = new EdgeNode(identity);
  const application = { version: '1', model: 'm' };
  node.handle({ kind: 'gauges', births: [birth('PG-101')], application, nowMs: startMs });
  node.handle({ kind: 'connected', bdSeq: 0, nowMs: startMs });
  node.handle({ kind: 'subscribed', nowMs: startMs });
  const online = utf8.encode('{"online":true,"timestamp":1}');
  node.handle({ kind: 'message', topic: 'spBv1.0/STATE/scada', payload: online, nowMs: startMs });
  if (!node.isBorn) throw new Error('not born');
  return node;
};

const command = rebirthCommand(true);
const decoded = decodePayload(command);
if (!decoded.ok) throw new Error(decoded.error);
const commands = [
  command,
  rebirthCommand(false),
  encodePayload({ ...decoded.value, metrics: [...decoded.value.metrics, ...decoded.value.metrics] }),
];
const states = ['{"online":true,"timestamp":2}', '{"online":false,"timestamp":3}'];

/** By the schema's own decoder: a rebirth was asked for. */
const isRebirth = (payload: Uint8Array): boolean =>
  decodeIndependently(payload)?.metrics.some(
    ({ name, value }) => name === 'Node Control/Rebirth' && value === true,
  ) ?? false;

it(`takes ${fuzzRuns} damaged commands and host states`, { timeout: fuzzTimeoutMs }, () => {
  let node = born();
  let reborn = 0;
  new Fuzz().run((at) => {
    const topic = at.nat(10) === 0 ? at.text(at.pick(topics)) : at.pick(topics);
    const isState = topic === 'spBv1.0/STATE/scada' && at.nat(4) > 0;
    const payload = isState
      ? utf8.encode(at.text(at.pick(states)))
      : at.nat(3) === 0
        ? at.randomBytes(200)
        : at.bytes(at.pick(commands));
    const seq = node.seq;
    const actions = node.handle({ kind: 'message', topic, payload, nowMs: startMs });
    if (actions.length === 0) {
      if (node.seq !== seq || !node.isBorn) throw new Error('a state changed without an action');
      return;
    }
    if (topic === 'spBv1.0/Lyon/NCMD/kiosk-7') {
      if (!isRebirth(payload)) throw new Error('reborn by what is no command');
      reborn += 1;
    } else if (topic === 'spBv1.0/STATE/scada') {
      const { online } = JSON.parse(new TextDecoder().decode(payload)) as { online: unknown };
      if (online !== false) throw new Error('ended by what is no death of the host');
      node = born();
    } else throw new Error(`an effect of a message on ${topic}`);
  });
  expect(reborn).toBeGreaterThan(0);
});

it(`takes ${fuzzRuns} damaged births and states of other devices`, { timeout: fuzzTimeoutMs }, () => {
  const names = new ForeignNames('plant', 'kiosk-7');
  const own = [
    ['plant/kiosk-8/birth/a/b', '{"v":1,"kiosk":"kiosk-8","asset":"a","tag":"b"}'],
    ['plant/kiosk-8/status', '{"v":1,"kiosk":"kiosk-8","online":true}'],
    ['plant/kiosk-7/birth/a/b', '{"v":1,"kiosk":"kiosk-7","asset":"a","tag":"b"}'],
    ['plant/kiosk-8/birth/a/b', ''],
  ] as const;
  new Fuzz().run((at) => {
    const [topic, payload] = at.pick(own);
    const bytes =
      at.nat(5) === 0 ? at.randomBytes(100) : utf8.encode(at.nat(8) === 0 ? payload : at.text(payload));
    names.take(at.nat(3) === 0 ? at.text(topic) : topic, bytes);
  });
  for (const { kiosk, asset, tag } of names.list()) {
    expect(kiosk).not.toBe('kiosk-7');
    for (const text of [kiosk, asset, tag]) expect(text).toMatch(/^[^]{1,1000}$/);
  }
  expect(names.list().length).toBeLessThanOrEqual(10_000);
});

import { expect, it } from 'vitest';
import { streamsBehind, type StreamDetail, type StreamReports } from '../../support/nats-streams.ts';

const messages = '$MQTT_msgs';
const stream = (
  leader: string,
  last: number,
  replica?: { current: boolean; lag?: number },
): StreamDetail => ({
  ...{ name: messages, state: { last_seq: last } },
  cluster: { leader, ...(replica ? { replicas: [{ name: 'node-1', ...replica }] } : {}) },
});
const reports = (leading: StreamDetail, own: StreamDetail | null): StreamReports =>
  new Map([
    ['node-2', [leading]],
    ['node-3', []],
    ['node-1', own ? [own] : []],
  ]);

it('has a node caught up whom the leader calls current and who has the last message', () => {
  const leading = stream('node-2', 40, { current: true });
  expect(streamsBehind('node-1', reports(leading, stream('node-2', 41)))).toEqual([]);
});

it.each([
  ['is not current', stream('node-2', 40, { current: false }), stream('node-2', 40)],
  ['lags', stream('node-2', 40, { current: true, lag: 3 }), stream('node-2', 40)],
  ['is not among the replicas', stream('node-2', 40), stream('node-2', 40)],
  ['has fewer messages', stream('node-2', 40, { current: true }), stream('node-2', 39)],
  ['does not know the stream', stream('node-2', 40, { current: true }), null],
])('has a node behind that %s', (_, leading, own) => {
  expect(streamsBehind('node-1', reports(leading, own))).toEqual([messages]);
});

it('believes no one but the leader, and nobody where none leads', () => {
  const guess = stream('node-3', 40, { current: true });
  expect(streamsBehind('node-1', reports(guess, stream('node-3', 40)))).toEqual([messages]);
});

it('has nothing behind that the node leads itself', () => {
  const other = stream('node-1', 30, { current: false, lag: 10 });
  expect(streamsBehind('node-1', reports(other, stream('node-1', 40)))).toEqual([]);
});

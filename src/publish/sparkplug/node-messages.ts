/** What an edge node knows → its NBIRTH, NDATA and NDEATH. */
import type { Application } from '../kiosk-messages.ts';
import type { Message } from '../message.ts';
import { encodePayload } from './encode-payload.ts';
import { boolean, dataTypes, int64, string, type Metric, type WireValue } from './payload.ts';
import { rebirthName } from './rebirth-request.ts';
import { nodeTopic, type EdgeNodeIdentity } from './sparkplug-topic.ts';

const lostName = 'Record/Lost Readings';

const plain = (name: string, datatype: number, value: WireValue, timestamp: number): Metric => ({
  name,
  timestamp,
  datatype,
  isHistorical: false,
  properties: [],
  value,
});

const bdSeqMetric = (bdSeq: number, nowMs: number): Metric =>
  plain('bdSeq', dataTypes.Int64, int64(bdSeq), nowMs);

/** The will of a connection, and the last words of an intentional stop: no seq, one metric. */
export const nodeDeath = (identity: EdgeNodeIdentity, bdSeq: number, nowMs: number): Message => ({
  topic: nodeTopic(identity, 'NDEATH'),
  payload: encodePayload({ timestamp: nowMs, metrics: [bdSeqMetric(bdSeq, nowMs)], seq: null }),
  qos: 1,
  retain: false,
});

export interface NodeFacts {
  readonly bdSeq: number;
  readonly application: Application;
  readonly lost: number;
}

/** Every metric that the node itself will ever report. */
export const nodeBirth = (
  identity: EdgeNodeIdentity,
  { bdSeq, application, lost }: NodeFacts,
  nowMs: number,
): Message => ({
  topic: nodeTopic(identity, 'NBIRTH'),
  payload: encodePayload({
    timestamp: nowMs,
    metrics: [
      bdSeqMetric(bdSeq, nowMs),
      plain(rebirthName, dataTypes.Boolean, boolean(false), nowMs),
      plain('Properties/Application', dataTypes.String, string('Dialect'), nowMs),
      plain('Properties/Application Version', dataTypes.String, string(application.version), nowMs),
      plain('Properties/Model', dataTypes.String, string(application.model), nowMs),
      plain(lostName, dataTypes.Int64, int64(lost), nowMs),
    ],
    seq: 0,
  }),
  qos: 0,
  retain: false,
});

export const nodeData = (identity: EdgeNodeIdentity, lost: number, seq: number, nowMs: number): Message => ({
  topic: nodeTopic(identity, 'NDATA'),
  payload: encodePayload({
    timestamp: nowMs,
    metrics: [{ ...plain(lostName, dataTypes.Int64, int64(lost), nowMs), datatype: null }],
    seq,
  }),
  qos: 0,
  retain: false,
});

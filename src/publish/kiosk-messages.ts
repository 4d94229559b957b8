/** What a kiosk says about itself: status with last will, births of its gauges, gaps in its record. */
import type { Gap } from '../base/gap.ts';
import { jsonPayload, type Message } from './message.ts';
import { topicOf } from '../base/topic.ts';

export interface Identity {
  readonly kiosk: string;
  readonly topicPrefix: string;
}

/** A calibration that followed the camera: its scale is that of `from`. */
export interface Alignment {
  /** `id@revision`. */
  readonly from: string;
  /** UTC ms. */
  readonly ts: number;
  readonly by: string;
}

/** What a retained birth says of a gauge; no value, ever. */
export interface Birth {
  readonly asset: string;
  readonly tag: string;
  readonly unit: string;
  readonly reference: string;
  readonly rangeLow: number;
  readonly rangeHigh: number;
  readonly accuracyClass: number | null;
  readonly calibration: string;
  readonly description: string;
  /** Names that it had before, newest first. */
  readonly formerly?: readonly string[];
  /** The camera was moved and a person laid the calibration on the dial again; absent where marks were put by hand. */
  readonly aligned?: Alignment;
}

export interface Application {
  readonly version: string;
  readonly model: string;
}

/** Prefix and kiosk were parsed with the settings: a bad one is a bug. */
export const mustTopic = (...parts: readonly string[]): string => {
  const topic = topicOf(...parts);
  if (!topic.ok) throw new TypeError(topic.error);
  return topic.value;
};

export const statusTopic = ({ topicPrefix, kiosk }: Identity): string =>
  mustTopic(topicPrefix, kiosk, 'status');

const retained = (topic: string, value: unknown): Message => ({
  topic,
  payload: jsonPayload(value),
  qos: 1,
  retain: true,
});

export const onlineStatus = (
  identity: Identity,
  application: Application,
  count: { readonly epoch: number; readonly last: number },
  ts: number,
): Message =>
  retained(statusTopic(identity), {
    v: 1,
    kiosk: identity.kiosk,
    online: true,
    ts,
    epoch: count.epoch,
    sequence: count.last,
    application,
  });

/** @param cause `stopped` when somebody closed it, `connection-lost` in the last will, where `ts` is the connection's start */
export const offlineStatus = (
  identity: Identity,
  cause: 'stopped' | 'connection-lost',
  ts: number,
): Message => retained(statusTopic(identity), { v: 1, kiosk: identity.kiosk, online: false, ts, cause });

/** Retained under the kiosk, so that a birth never lies on a reading's topic. Null for names no topic can hold. */
export const birthMessage = (identity: Identity, birth: Birth, application: Application): Message | null => {
  const topic = topicOf(identity.topicPrefix, identity.kiosk, 'birth', birth.asset, birth.tag);
  return topic.ok ? retained(topic.value, { v: 1, kiosk: identity.kiosk, ...birth, application }) : null;
};

/** Removes what an earlier state left retained. */
export const clearRetained = (topic: string): Message => ({
  topic,
  payload: new Uint8Array(),
  qos: 1,
  retain: true,
});

export const gapMessage = ({ topicPrefix, kiosk }: Identity, gap: Gap): Message => ({
  topic: mustTopic(topicPrefix, kiosk, 'gap'),
  payload: jsonPayload(gap),
  qos: 1,
  retain: false,
});

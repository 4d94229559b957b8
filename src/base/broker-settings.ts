/** What a person sets about the broker, the topics and the identity of this device. */
export const encoders = ['plain'] as const;
export type Encoder = (typeof encoders)[number];

export interface BrokerSettings {
  /** `ws://` or `wss://`; empty means this page's own origin, path `/mqtt`. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** MQTT client id and first part of every reading's id; [A-Za-z0-9_-]{1,23}. */
  readonly kiosk: string;
  /** First levels of every topic, before `asset/tag`; may be empty. */
  readonly topicPrefix: string;
  readonly encoder: Encoder;
}

/** What a person sets about the broker, the topics and the identity of this device. */
export const encoders = ['plain', 'umh', 'litmus', 'sparkplug'] as const;
export type Encoder = (typeof encoders)[number];
/** Those whose readings are messages of their own. */
export type JsonEncoder = Exclude<Encoder, 'sparkplug'>;

/** Who this device is in a Sparkplug infrastructure. Ids: see `isSparkplugId`. */
export interface SparkplugSettings {
  readonly groupId: string;
  /** Empty means the kiosk's name. */
  readonly edgeNodeId: string;
  /** The host application whose STATE decides whether readings flow; empty for none. */
  readonly primaryHostId: string;
}

export const defaultSparkplug: SparkplugSettings = { groupId: 'Dialect', edgeNodeId: '', primaryHostId: '' };

/** Whether gauges announce themselves to Home Assistant by MQTT discovery. */
export interface HomeAssistantSettings {
  readonly isOn: boolean;
  /** Home Assistant shows a gauge as unavailable when nothing came for this long, s. */
  readonly expireAfterSeconds: number;
}

export const defaultHomeAssistant: HomeAssistantSettings = { isOn: false, expireAfterSeconds: 60 };

/** A user with a password, or a token that stands for both. */
export const loginKinds = ['password', 'token'] as const;
export type LoginKind = (typeof loginKinds)[number];

export interface BrokerSettings {
  /** `ws://` or `wss://`; empty means this page's own origin, path `/mqtt`. */
  readonly url: string;
  /** What `password` is; absent means `password`. */
  readonly loginBy?: LoginKind;
  readonly username: string;
  /** Or the token. */
  readonly password: string;
  /** MQTT client id and first part of every reading's id; [A-Za-z0-9_-]{1,23}. */
  readonly kiosk: string;
  /** First levels of every topic, before `asset/tag`; may be empty. */
  readonly topicPrefix: string;
  readonly encoder: Encoder;
  /** Further ones beside it; absent for none. */
  readonly alsoEncoders?: readonly Encoder[];
  /** For the encoder `sparkplug`; absent means `defaultSparkplug`. */
  readonly sparkplug?: SparkplugSettings;
  /** For every encoder but `sparkplug`; absent means `defaultHomeAssistant`. */
  readonly homeAssistant?: HomeAssistantSettings;
}

type Chosen = Pick<BrokerSettings, 'encoder' | 'alsoEncoders'>;

/** All that speak at once, each once. */
export const encodersOf = ({ encoder, alsoEncoders = [] }: Chosen): readonly Encoder[] =>
  encoders.filter((one) => one === encoder || alsoEncoders.includes(one));

export const jsonEncodersOf = (chosen: Chosen): readonly JsonEncoder[] =>
  encodersOf(chosen).filter((one) => one !== 'sparkplug');

/** Anything → settings or a sentence that says what is wrong; and the settings of a fresh device. */
import * as v from 'valibot';
import {
  defaultHomeAssistant,
  defaultSparkplug,
  encoders,
  encodersOf,
  loginKinds,
} from '../base/broker-settings.ts';
import { refuse, ok, type Result } from '../base/result.ts';
import { isSparkplugId, longestSparkplugId } from '../base/sparkplug-id.ts';

const text = (what: string, maximum: number) =>
  v.pipe(
    v.string(`${what} must be text.`),
    v.maxLength(maximum, `${what} is longer than ${maximum} characters.`),
  );

/** Says what was expected and never quotes what was found: it may be a secret in the wrong place. */
const object = <Entries extends v.ObjectEntries>(what: string, entries: Entries) =>
  v.object(entries, (issue) =>
    issue.received === 'undefined' ? `${what} are missing.` : `${what} cannot be read.`,
  );

const wholeNumber = (what: string, low: number, high: number) =>
  v.pipe(
    v.number(`${what} must be a number.`),
    v.integer(`${what} must be a whole number.`),
    v.minValue(low, `${what} must be at least ${low}.`),
    v.maxValue(high, `${what} must be at most ${high}.`),
  );

const isBrokerUrl = (url: string): boolean => url === '' || (/^wss?:\/\//.test(url) && URL.canParse(url));
/** A password in an address would be shown, logged and exported with it. */
const hasNoLogin = (url: string): boolean => {
  if (!URL.canParse(url)) return true;
  const { username, password } = new URL(url);
  return username === '' && password === '';
};

const isTopicPrefix = (prefix: string): boolean =>
  prefix === '' || (!/[+#\0]/.test(prefix) && prefix.split('/').every((level) => level !== ''));

const sparkplugId = (what: string, mayBeEmpty: boolean) =>
  v.pipe(
    text(what, longestSparkplugId),
    v.check(
      (id) => (mayBeEmpty && id === '') || isSparkplugId(id),
      `${what} has no +, / or #, no control character${mayBeEmpty ? '' : ', and is not empty'}.`,
    ),
  );

/** Settings of a version that knew no Sparkplug have none. */
const sparkplugSchema = v.optional(
  object('Sparkplug’s settings', {
    groupId: sparkplugId('The Sparkplug group', false),
    edgeNodeId: sparkplugId('The Sparkplug edge node', true),
    primaryHostId: sparkplugId('The Sparkplug primary host', true),
  }),
  defaultSparkplug,
);

/** Settings of a version that knew no Home Assistant leave it off. */
const homeAssistantSchema = v.optional(
  object('Home Assistant’s settings', {
    isOn: v.boolean('Home Assistant must be on or off.'),
    expireAfterSeconds: wholeNumber('The time until Home Assistant gives a gauge up', 1, 604_800),
  }),
  defaultHomeAssistant,
);

const encoder = v.picklist(encoders, `The encoder must be one of ${encoders.join(', ')}.`);

const brokerShape = object('The broker’s settings', {
  url: v.pipe(
    text('The broker’s address', 2000),
    v.check(isBrokerUrl, 'The broker’s address must begin with ws:// or wss://, or be empty.'),
    v.check(
      (url) => !/[?#]/.test(url),
      'The broker’s address must end with its path, without ? or #: a token belongs in the field for it.',
    ),
    v.check(
      hasNoLogin,
      'The broker’s address must not carry a user or password: type them into the fields for them.',
    ),
  ),
  /** Settings of a version that knew no tokens have a password. */
  loginBy: v.optional(v.picklist(loginKinds, 'The login must be by password or by token.'), 'password'),
  username: text('The user name', 500),
  password: text('The password', 5000),
  kiosk: v.pipe(
    text('The kiosk’s name', 23),
    v.regex(/^[A-Za-z0-9_-]+$/, 'The kiosk’s name takes letters, digits, _ and - only, and is not empty.'),
  ),
  topicPrefix: v.pipe(
    text('The topic prefix', 500),
    v.check(isTopicPrefix, 'The topic prefix has no + or #, and no empty level.'),
  ),
  encoder,
  /** Settings of a version that knew one encoder only have no others. */
  alsoEncoders: v.optional(v.array(encoder, 'Further encoders must be a list.'), []),
  sparkplug: sparkplugSchema,
  homeAssistant: homeAssistantSchema,
});

const brokerSchema = v.pipe(
  brokerShape,
  v.check((broker) => {
    const chosen = encodersOf(broker);
    return !(chosen.includes('plain') && chosen.includes('litmus'));
  }, 'The encoders plain and litmus write to the same topics: choose one of them.'),
);

const sourceSchema = object('The source’s settings', {
  kind: v.picklist(['demo', 'camera', 'video', 'stills'], 'The source is not one that this version knows.'),
  /** Camera to use; null for the first one. */
  deviceId: v.nullable(text('The camera’s id', 1000)),
  width: wholeNumber('The picture’s width', 16, 16384),
  height: wholeNumber('The picture’s height', 16, 16384),
  torch: v.boolean('Torch must be on or off.'),
  lockExposure: v.boolean('Exposure lock must be on or off.'),
});

const gaugeSchema = object('A gauge’s settings', {
  /** Identity of the gauge on this device. */
  gauge: text('The gauge’s id', 200),
  /** Id of its calibration record. */
  recordName: text('The calibration’s name', 200),
  /** Least time between two looks, ms. */
  everyMs: wholeNumber('The time between two looks', 0, 86_400_000),
  /** Least time between two published readings, ms. */
  publishEveryMs: wholeNumber('The time between two messages', 0, 86_400_000),
});

/** Settings of a version that made no sound sound by default. */
const alarmSoundSchema = v.optional(
  object('The settings of the alarms’ sound', {
    isOn: v.boolean('The alarms’ sound must be on or off.'),
    /** Of full, percent. */
    volume: wholeNumber('The alarms’ volume', 5, 100),
  }),
  { isOn: true, volume: 70 },
);

/** What each gauge is called, and was; settings of a version that remembered no names have none. */
const namesSchema = v.optional(
  v.pipe(
    v.array(
      object('A gauge’s names', {
        gauge: text('The gauge’s id', 200),
        name: text('The gauge’s name', 1500),
        former: v.pipe(
          v.array(text('A former name', 1500), 'Former names must be a list.'),
          v.maxLength(100, 'More than 100 former names.'),
        ),
      }),
      'Names must be a list.',
    ),
    v.maxLength(2000, 'More than 2000 names.'),
  ),
  [],
);

const settingsSchema = object('The settings', {
  broker: brokerSchema,
  source: sourceSchema,
  gauges: v.pipe(v.array(gaugeSchema, 'Gauges must be a list.'), v.maxLength(256, 'More than 256 gauges.')),
  theme: v.picklist(['auto', 'light', 'dark'], 'The theme must be auto, light or dark.'),
  alarmSound: alarmSoundSchema,
  names: namesSchema,
});

export type Settings = v.InferOutput<typeof settingsSchema>;
export type SourceSettings = Settings['source'];
export type GaugeSettings = Settings['gauges'][number];

/** Unknown keys are left out. The error names the place, as in `broker.url: …`. */
export const parseSettings = (value: unknown): Result<Settings, string> => {
  const parsed = v.safeParse(settingsSchema, value, { abortPipeEarly: true });
  if (parsed.success) return ok(parsed.output);
  return refuse(
    parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'settings'}: ${issue.message}`).join(' '),
  );
};

/** @param kiosk identity of this device, [A-Za-z0-9_-]{1,23} */
export const defaultSettings = (kiosk: string): Settings => ({
  broker: {
    ...{ url: '', loginBy: 'password', username: '', password: '', kiosk, topicPrefix: '' },
    encoder: 'plain',
    alsoEncoders: [],
    sparkplug: defaultSparkplug,
    homeAssistant: defaultHomeAssistant,
  },
  source: { kind: 'demo', deviceId: null, width: 1280, height: 720, torch: false, lockExposure: false },
  gauges: [],
  theme: 'auto',
  alarmSound: { isOn: true, volume: 70 },
  names: [],
});

/** `kiosk-` and four characters that nobody confuses. */
export const newKioskName = (): string => {
  const letters = '23456789abcdefghjkmnpqrstuvwxyz';
  const picks = crypto.getRandomValues(new Uint8Array(4));
  return `kiosk-${[...picks].map((pick) => letters[pick % letters.length]).join('')}`;
};

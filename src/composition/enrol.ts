/** An invitation → the settings that the enrolment endpoint gives this device, once. The wire: docs/enrolment/README.md. */
import type { Invitation } from '../base/invitation.ts';
import { ok, refuse, type Result } from '../base/result.ts';
import { parseSettings } from '../store/parse-settings.ts';
import type { Settings } from '../store/settings.ts';

const protocol = 'dialect-enrol.1';
const patienceMs = 10_000;
const longestAnswer = 65_536;

const refusals: ReadonlyMap<string, string> = new Map([
  ['used', 'This code was used already: ask for a new one.'],
  ['expired', 'This code has expired: ask for a new one.'],
  ['unknown', 'The enrolment does not know this code: check the letters, or ask for a new one.'],
  ['busy', 'Too many wrong codes were tried: wait a minute, then try again.'],
]);

/** The keys that an endpoint may set: everything else of the device stays as it is. */
const offered = [
  'url',
  'loginBy',
  'username',
  'password',
  'kiosk',
  'topicPrefix',
  'encoder',
  'alsoEncoders',
  'sparkplug',
  'homeAssistant',
] as const;

/** Foreign text → settings that were checked as typed ones are; the error is a sentence that quotes nothing of it. */
export const settingsOfAnswer = (text: string, present: Settings): Result<Settings, string> => {
  const strange = 'The enrolment gave an answer that this version does not understand.';
  let answer: unknown;
  try {
    answer = text.length > longestAnswer ? null : JSON.parse(text);
  } catch {
    return refuse(strange);
  }
  if (typeof answer !== 'object' || answer === null) return refuse(strange);
  const { refused, broker } = answer as { refused?: unknown; broker?: unknown };
  if (typeof refused === 'string')
    return refuse(refusals.get(refused) ?? 'The enrolment refuses this code: ask for a new one.');
  if (typeof broker !== 'object' || broker === null) return refuse(strange);
  const given = Object.fromEntries(
    offered.filter((key) => Object.hasOwn(broker, key)).map((key) => [key, Reflect.get(broker, key)]),
  );
  const parsed = parseSettings({ ...present, broker: { ...present.broker, ...given } });
  return parsed.ok
    ? ok(parsed.value)
    : refuse(`The enrolment gave settings that cannot be used. ${parsed.error}`);
};

const ask = ({ endpoint, code }: Invitation): Promise<string | null> =>
  new Promise((resolve) => {
    const socket = new WebSocket(endpoint, protocol);
    const end = (answer: string | null): void => {
      clearTimeout(timer);
      resolve(answer);
      socket.close();
    };
    const timer = setTimeout(() => end(null), patienceMs);
    socket.onopen = () => socket.send(JSON.stringify({ v: 1, code }));
    socket.onmessage = ({ data }: MessageEvent<unknown>) => end(typeof data === 'string' ? data : '');
    socket.onerror = () => end(null);
    socket.onclose = () => end(null);
  });

/** The code is spent when the endpoint answers. */
export const enrol = async (invitation: Invitation, present: Settings): Promise<Result<Settings, string>> => {
  const answer = await ask(invitation);
  if (answer === null)
    return refuse(
      `No enrolment answers at ${invitation.endpoint}: check the network and its certificate, then try again.`,
    );
  return settingsOfAnswer(answer, present);
};

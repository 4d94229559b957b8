/** Why a connection failed → what it is and a sentence that says what to do. Codes: MQTT 5 §2.4, MQTT 3.1.1 §3.2.2.3. */
import { shownAddress } from '../base/shown-address.ts';

export type FailureKind =
  /** Nothing answers; it may come back by itself. */
  | 'unreachable'
  /** The broker said no. */
  | 'refused'
  /** The broker speaks an older MQTT. */
  | 'older-protocol';

export interface Failure {
  readonly kind: FailureKind;
  readonly detail: string;
}

const wrongLogin: Failure = {
  kind: 'refused',
  detail: 'The broker refuses the login: check user name and password, or the token, in the settings.',
};
const notAllowed: Failure = {
  kind: 'refused',
  detail:
    'The broker does not let this device in: check user name and password, or the token, or ask for access.',
};
const wrongName: Failure = {
  kind: 'refused',
  detail: 'The broker refuses this kiosk’s name: choose another one in the settings.',
};
const older: Failure = { kind: 'older-protocol', detail: 'The broker does not speak MQTT 5.' };
const busy: Failure = { kind: 'unreachable', detail: 'The broker is busy or starting; trying again.' };

const byCode: Readonly<Record<number, Failure>> = {
  1: older,
  2: wrongName,
  3: busy,
  4: wrongLogin,
  5: notAllowed,
  132: older,
  133: wrongName,
  134: wrongLogin,
  135: notAllowed,
  136: busy,
  137: busy,
  138: { kind: 'refused', detail: 'The broker has banned this device: ask its administrator.' },
  139: busy,
  142: {
    kind: 'refused',
    detail: 'Another device connected under this kiosk’s name: give each device its own name.',
  },
  149: { kind: 'refused', detail: 'The broker says that messages are too large: ask its administrator.' },
  151: { kind: 'refused', detail: 'The broker says that a quota is used up: ask its administrator.' },
  159: busy,
};

/** @param code of a CONNACK or DISCONNECT */
export const refusalOf = (code: number): Failure =>
  byCode[code] ?? { kind: 'refused', detail: `The broker refuses the connection (code ${code}).` };

/** The browser tells nobody why a WebSocket did not open: name every cause. */
export const unreachableAt = (url: string): Failure => ({
  kind: 'unreachable',
  detail: url.startsWith('wss:')
    ? `No broker answers at ${shownAddress(url)}: check address and network; then the broker’s certificate (is it ` +
      'trusted here, for this very name, and not expired?) and the date and time of this device.'
    : `No broker answers at ${shownAddress(url)}: check address and network.`,
});

export const publishDenied = (topic: string): Failure => ({
  kind: 'refused',
  detail: `The broker does not let this device publish on “${topic}”: ask its administrator.`,
});

/** What a person scans or types → where this device enrols, and the one-time code for it. No secret is in it. */
import { ok, refuse, type Result } from './result.ts';

export interface Invitation {
  /** `ws://` or `wss://`, complete. */
  readonly endpoint: string;
  /** Twelve signs in three groups. */
  readonly code: string;
}

/** Crockford's base 32: no I, L, O or U. */
const signs = /^[0-9A-HJKMNP-TV-Z]{12}$/;

/** As a person types it: small letters, spaces, and O for 0 are forgiven. Null where it is no code. */
export const codeOf = (typed: string): string | null => {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return signs.test(plain) ? plain.replace(/(.{4})(?=.)/g, '$1-') : null;
};

/** The last part of the app's own address: `#settings/enrol?at=…&code=…`. */
const enrolHash = /#\/?settings\/enrol\?(.*)$/s;
const loopback = /^ws:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

const partOf = (query: string, name: string): string => {
  const pair = query.split('&').find((each) => each.startsWith(`${name}=`));
  return pair ? decoded(pair.slice(name.length + 1)) : '';
};

/** @param ownEndpoint where devices enrol that were told a code alone */
export const invitationOf = (endpoint: string, typed: string): Result<Invitation, string> => {
  const code = codeOf(typed);
  if (code === null)
    return refuse('This is no enrolment code: it has twelve letters and digits, such as 7KQ2-M9XD-0A4F.');
  if (/[@?#\s]/.test(endpoint) || !/^wss?:\/\/[^/]/.test(endpoint))
    return refuse('The address of the enrolment must begin with wss:// and have no ? or @.');
  if (endpoint.startsWith('ws:') && !loopback.test(endpoint))
    return refuse('The address of the enrolment is not protected: it must begin with wss://.');
  return ok({ endpoint, code });
};

/** What stands in a QR code, or in the address bar of a device whose own camera app read it; null for anything else. */
export const readInvitation = (text: string): Result<Invitation, string> | null => {
  const [, query] = enrolHash.exec(text) ?? [];
  return query === undefined ? null : invitationOf(partOf(query, 'at'), partOf(query, 'code'));
};

/** The address to make a QR code of. @param app where the app is served, without a hash */
export const writeInvitation = (app: string, { endpoint, code }: Invitation): string =>
  `${app}#settings/enrol?at=${encodeURIComponent(endpoint)}&code=${code}`;

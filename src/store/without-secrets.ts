/** Settings of any version and shape → the same without a secret in them, to be set aside or read on. */
import { shownAddress } from '../base/shown-address.ts';

const secretName = /pass|pwd|secret|token|credential/i;

const cleanText = (text: string): string =>
  /^\s*(wss?|https?|mqtts?):/i.test(text) ? shownAddress(text) : text;

const clean = (value: unknown): unknown => {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, secretName.test(name) ? '' : clean(inner)]),
  );
};

/** Drops what may be a secret: by its name, in an address, and a whole that is no object, which nobody can judge. */
export const withoutSecrets = (settings: unknown): unknown => {
  if (typeof settings !== 'object' || settings === null) return null;
  const { broker, ...rest } = settings as { broker?: unknown };
  const isObject = typeof broker === 'object' && broker !== null;
  return clean({ ...rest, broker: isObject ? broker : null });
};

/** As it is where it is no percent-encoding after all. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
};

/** A query's value that is a secret by its name, as `?token=…`; the first where there are several. */
const secretIn = (query: URLSearchParams): string =>
  [...query].find(([name]) => secretName.test(name) || /^(jwt|key|sig|signature|auth)$/i.test(name))?.[1] ??
  '';

/** A login or token that stands in the address, as older versions let it, moves into the fields for it where they are empty. */
export const withLoginInItsFields = (settings: unknown): unknown => {
  const { broker } = (settings ?? {}) as { broker?: Record<string, unknown> | null };
  const address = broker?.['url'];
  if (typeof address !== 'string' || !URL.canParse(address) || shownAddress(address) === address)
    return settings;
  const { username, password, searchParams } = new URL(address);
  const token = password === '' ? secretIn(searchParams) : '';
  const isFree = (broker?.['username'] ?? '') === '' && (broker?.['password'] ?? '') === '';
  const found =
    token === ''
      ? { username: decoded(username), password: decoded(password) }
      : { username: decoded(username), password: token, loginBy: 'token' };
  return {
    ...(settings as object),
    broker: { ...broker, url: shownAddress(address), ...(isFree ? found : {}) },
  };
};

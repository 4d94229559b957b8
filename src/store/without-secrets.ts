/** Settings of any version and shape → the same without a secret in them, to be set aside or read on. */

/** The user and password that older versions let stand in an address: `ws://user:password@host`. */
const login = /^(\s*[a-z][a-z0-9+.-]*:[/\\]*)([^/\\?#]*)@/i;
const secretName = /pass|pwd|secret|token|credential/i;

const cleanText = (text: string): string => text.replace(login, '$1');

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

/** A login that stands in the address moves into the fields for it, where those are empty. */
export const withLoginInItsFields = (settings: unknown): unknown => {
  const { broker } = (settings ?? {}) as { broker?: Record<string, unknown> | null };
  const address = broker?.['url'];
  if (typeof address !== 'string' || !login.test(address) || !URL.canParse(address)) return settings;
  const { username, password } = new URL(address);
  const isFree = (broker?.['username'] ?? '') === '' && (broker?.['password'] ?? '') === '';
  const found = { username: decoded(username), password: decoded(password) };
  return {
    ...(settings as object),
    broker: { ...broker, url: cleanText(address), ...(isFree ? found : {}) },
  };
};

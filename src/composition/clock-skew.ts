/** This device's clock against that of the server of this page: how far it is off, where the server can be asked. */

/** The header is whole seconds (RFC 9110 §6.6.1), and the way takes time: below this nothing is said. */
const noticedSkewMs = 30_000;
const askEveryMs = 3_600_000;

/**
 * @param date the header `Date` of an answer
 * @param sentMs, receivedMs around the request, by this device's clock
 * @returns ms, positive where this device is ahead; null where the header says nothing
 */
export const skewOf = (date: string | null, sentMs: number, receivedMs: number): number | null => {
  const server = date === null ? NaN : Date.parse(date);
  if (Number.isNaN(server)) return null;
  // The server read its clock somewhere between, and cut off up to a second.
  return (sentMs + receivedMs) / 2 - (server + 500);
};

export const saySkew = (skewMs: number): string => {
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  const size = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  return (
    `This device’s clock is ${size} ${skewMs > 0 ? 'ahead of' : 'behind'} the clock of this page’s server. ` +
    'Readings carry the time of this device, and certificates are checked by it: set date and time.'
  );
};

const ask = async (): Promise<number | null> => {
  const sentMs = Date.now();
  const answer = await fetch(location.origin, { method: 'HEAD', cache: 'no-store' });
  return skewOf(answer.headers.get('Date'), sentMs, Date.now());
};

/**
 * For as long as the page lives.
 * @param tell the skew where it is worth a word, null where the clock is right
 */
export const watchClock = (tell: (skewMs: number | null) => void): void => {
  const look = async (): Promise<void> => {
    if (!navigator.onLine) return;
    const skewMs = await ask().catch(() => undefined); // no server: nothing is known
    if (skewMs !== undefined) tell(skewMs !== null && Math.abs(skewMs) > noticedSkewMs ? skewMs : null);
  };
  void look();
  setInterval(() => void look(), askEveryMs);
};

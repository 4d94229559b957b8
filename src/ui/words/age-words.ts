/** Spans of time in words, as short as a glance needs. */

/** "0.4 s", "12 s", "3 min", "5 h", "2 d"; never negative. @param ms milliseconds */
export const sayAge = (ms: number): string => {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
};

/** Local date and time of the device, to the minute. @param iso ISO 8601 */
export const sayDate = (iso: string): string => {
  const at = new Date(iso);
  return Number.isNaN(at.getTime())
    ? iso
    : at.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
};

/** "14:03:27" local. @param ts ms since the epoch */
export const sayClock = (ts: number): string => new Date(ts).toLocaleTimeString(undefined, { hour12: false });

/** "1.4 GB". @param bytes a count of bytes */
export const sayBytes = (bytes: number): string => {
  const names = ['B', 'kB', 'MB', 'GB', 'TB'];
  let rest = bytes;
  let step = 0;
  while (rest >= 1000 && step < names.length - 1) {
    rest /= 1000;
    step++;
  }
  return `${rest >= 100 || step === 0 ? Math.round(rest) : rest.toFixed(1)} ${names[step]}`;
};

/** The broker's address as set → complete: empty means this page's own origin, path `/mqtt`. */
export const brokerAddress = (url: string, origin: string): string => {
  if (url !== '') return url;
  const own = new URL('/mqtt', origin);
  own.protocol = own.protocol === 'https:' ? 'wss:' : 'ws:';
  return own.href;
};

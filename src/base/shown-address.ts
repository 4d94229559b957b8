/** A broker's address → the same as it may be shown, written and exported: no login, no query, where secrets hide. */
const login = /^(\s*[a-z][a-z0-9+.-]*:[/\\]*)([^/\\?#]*)@/i;

export const shownAddress = (url: string): string => url.replace(login, '$1').replace(/[?#].*$/s, '');

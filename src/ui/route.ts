/** The address after # → which screen, and of what. */

export const screens = [
  { name: 'kiosk', label: 'Kiosk' },
  { name: 'alarms', label: 'Alarms' },
  { name: 'calibrate', label: 'Calibrate' },
  { name: 'settings', label: 'Settings' },
] as const;

export type ScreenName = (typeof screens)[number]['name'];

export interface Route {
  readonly screen: ScreenName;
  /** After the slash; the record's id on `calibrate`, the part on `alarms`. Empty when there is none. */
  readonly detail: string;
}

/** Unknown addresses lead to the kiosk. */
export const parseRoute = (hash: string): Route => {
  const [name = '', detail = ''] = hash.replace(/^#\/?/, '').split('/');
  const screen = screens.find((one) => one.name === name)?.name ?? 'kiosk';
  try {
    return { screen, detail: decodeURIComponent(detail) };
  } catch {
    return { screen, detail: '' };
  }
};

/** Settings ↔ a file that carries no secret. */
import { ok, refuse, type Result } from '../base/result.ts';
import { shownAddress } from '../base/shown-address.ts';
import { parseSettings } from '../store/parse-settings.ts';
import type { Settings } from '../store/settings.ts';

const format = 'dialect-settings';
/** Far above any real file; a larger one is not read. */
const longestText = 1_000_000;

export const writeSettingsFile = (settings: Settings): string =>
  `${JSON.stringify(
    {
      format,
      version: 1,
      settings: {
        ...settings,
        names: [],
        broker: { ...settings.broker, url: shownAddress(settings.broker.url), username: '', password: '' },
      },
    },
    null,
    2,
  )}\n`;

/** Keeps the login, kiosk name, former names and camera of `present`: they belong to this device. */
export const readSettingsFile = (text: string, present: Settings): Result<Settings, string> => {
  if (text.length > longestText) return refuse('The file is too large for settings.');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return refuse('It is not a JSON file.');
  }
  if (typeof data !== 'object' || data === null || !('format' in data) || data.format !== format)
    return refuse('It is not a settings file of Dialect.');
  if (!('version' in data) || data.version !== 1)
    return refuse('It was written by another version of Dialect, which this one does not know.');
  const parsed = parseSettings('settings' in data ? data.settings : undefined);
  if (!parsed.ok) return parsed;
  const { username, password, loginBy, kiosk } = present.broker;
  return ok({
    ...parsed.value,
    broker: { ...parsed.value.broker, username, password, loginBy, kiosk },
    names: present.names,
    source: { ...parsed.value.source, deviceId: present.source.deviceId },
  });
};

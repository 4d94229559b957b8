/** Settings and templates of alarms ↔ a file that carries no secret. */
import type { AlarmTemplate } from '../alarms/alarm-template.ts';
import { parseAlarmTemplates } from '../alarms/parse-alarm-templates.ts';
import { ok, refuse, type Result } from '../base/result.ts';
import { shownAddress } from '../base/shown-address.ts';
import { parseSettings } from '../store/parse-settings.ts';
import type { Settings } from '../store/settings.ts';

const format = 'dialect-settings';
/** Far above any real file; a larger one is not read. */
const longestText = 1_000_000;

/** Templates stand beside the settings, where a version that knows none passes them over. */
export const writeSettingsFile = (settings: Settings, templates: readonly AlarmTemplate[] = []): string =>
  `${JSON.stringify(
    {
      format,
      version: 1,
      settings: {
        ...settings,
        names: [],
        broker: { ...settings.broker, url: shownAddress(settings.broker.url), username: '', password: '' },
      },
      alarmTemplates: templates,
    },
    null,
    2,
  )}\n`;

export interface SettingsFile {
  readonly settings: Settings;
  /** Empty in files of a version that knew none. */
  readonly templates: readonly AlarmTemplate[];
}

/** Keeps the login, kiosk name, former names and camera of `present`: they belong to this device. */
export const readSettingsFile = (text: string, present: Settings): Result<SettingsFile, string> => {
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
  const templates = parseAlarmTemplates('alarmTemplates' in data ? data.alarmTemplates : undefined);
  if (!templates.ok) return templates;
  const { username, password, loginBy, kiosk } = present.broker;
  const settings = {
    ...parsed.value,
    broker: { ...parsed.value.broker, username, password, loginBy, kiosk },
    names: present.names,
    source: { ...parsed.value.source, deviceId: present.source.deviceId },
  };
  return ok({ settings, templates: templates.value });
};

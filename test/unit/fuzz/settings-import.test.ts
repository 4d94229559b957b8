/** Damaged settings files, and answers of an enrolment: nothing of the present settings changes, and no login comes in by a file. */
import { expect, it } from 'vitest';
import { settingsOfAnswer } from '../../../src/composition/enrol.ts';
import { readSettingsFile, writeSettingsFile } from '../../../src/composition/settings-file.ts';
import { applyTemplate, templateOf } from '../../../src/alarms/alarm-template.ts';
import { parseAlarmDefinitions } from '../../../src/alarms/parse-alarm-definitions.ts';
import { parseAlarmTemplates } from '../../../src/alarms/parse-alarm-templates.ts';
import { defaultSettings, parseSettings, type Settings } from '../../../src/store/parse-settings.ts';
import { boiler, high } from '../alarms/alarm-examples.ts';
import { Fuzz, fuzzRuns, fuzzTimeoutMs } from '../../support/fuzz.ts';

const base = defaultSettings('kiosk-7');
const present: Settings = {
  ...base,
  broker: { ...base.broker, url: 'wss://broker.example/mqtt', username: 'own-user', password: 'own-secret' },
  gauges: [{ gauge: 'g', recordName: 'g@1', everyMs: 500, publishEveryMs: 1000 }],
  names: [{ gauge: 'g', name: 'a/b', former: ['a/c'] }],
};
const before = JSON.stringify(present);
const scale = {
  unit: boiler.unit,
  reference: boiler.reference,
  low: boiler.rangeLow,
  high: boiler.rangeHigh,
};
const templates = [scale, null].map((by, index) => {
  const made = templateOf(`boiler ${index}`, high(), by);
  if (!made.ok) throw new Error(made.error);
  return made.value;
});
const file = writeSettingsFile(present, templates);
const parsedFile: unknown = JSON.parse(file);

it(`takes ${fuzzRuns} damaged settings files`, { timeout: fuzzTimeoutMs }, () => {
  let taken = 0;
  new Fuzz().run((at) => {
    const read = readSettingsFile(at.nat(2) === 0 ? at.text(file) : at.json(parsedFile), present);
    if (JSON.stringify(present) !== before) throw new Error('the present settings changed');
    if (!read.ok) {
      if (read.error === '' || read.error.includes('own-secret')) throw new Error(`bad words: ${read.error}`);
      return;
    }
    taken += 1;
    const { settings, templates: found } = read.value;
    const { username, password, kiosk } = settings.broker;
    if (username !== 'own-user' || password !== 'own-secret' || kiosk !== 'kiosk-7')
      throw new Error('another login');
    if (!parseSettings(settings).ok) throw new Error('what was taken is no settings');
    if (!parseAlarmTemplates(JSON.parse(JSON.stringify(found))).ok)
      throw new Error('what was taken is no templates');
    for (const template of found) {
      if (template.rule.kind !== 'H') continue;
      const applied = applyTemplate(template, high(), scale);
      if (applied.ok ? !parseAlarmDefinitions([applied.value]).ok : applied.error === '')
        throw new Error('a template became an alarm that the board refuses');
    }
  });
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(fuzzRuns);
});

it(`takes ${fuzzRuns} damaged answers of an enrolment`, { timeout: fuzzTimeoutMs }, () => {
  const broker = { url: 'wss://b.example/mqtt', loginBy: 'token', password: 'new-secret', kiosk: 'kiosk-8' };
  const answers = [
    { v: 1, broker },
    { v: 1, refused: 'used' },
  ];
  new Fuzz().run((at) => {
    const answer = at.pick(answers);
    const text = at.nat(2) === 0 ? at.text(JSON.stringify(answer)) : at.json(answer);
    const read = settingsOfAnswer(text, present);
    if (JSON.stringify(present) !== before) throw new Error('the present settings changed');
    if (!read.ok && (read.error === '' || read.error.includes('secret')))
      throw new Error(`bad words: ${read.error}`);
    if (
      read.ok &&
      (!parseSettings(read.value).ok ||
        (read.value.gauges !== present.gauges &&
          JSON.stringify(read.value.gauges) !== JSON.stringify(present.gauges)))
    )
      throw new Error('more than the broker changed');
  });
});

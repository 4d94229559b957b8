/** Sparkplug's settings from anywhere: older ones are completed, wrong ones refused in words. */
import { describe, expect, it } from 'vitest';
import { defaultSettings, parseSettings } from '../../../../src/store/parse-settings.ts';

const withSparkplug = (change: object): unknown => {
  const { broker, ...rest } = defaultSettings('kiosk-7');
  return {
    ...rest,
    broker: { ...broker, encoder: 'sparkplug', sparkplug: { ...broker.sparkplug, ...change } },
  };
};

describe('settings of Sparkplug', () => {
  it('are completed where an older version had none', () => {
    const { broker, ...rest } = defaultSettings('kiosk-7');
    const { sparkplug, ...older } = broker;
    const parsed = parseSettings({ ...rest, broker: older });
    expect(parsed).toMatchObject({ ok: true, value: { broker: { sparkplug } } });
  });

  it('are taken with names of any script', () => {
    expect(
      parseSettings(withSparkplug({ groupId: 'Lyon Süd', edgeNodeId: '锅炉', primaryHostId: 'scada 1' })).ok,
    ).toBe(true);
  });

  it.each([
    ['groupId', 'a/b', 'group'],
    ['groupId', '', 'group'],
    ['groupId', 'a+', 'group'],
    ['edgeNodeId', 'a#', 'edge node'],
    ['edgeNodeId', 'a\u0007', 'edge node'],
    ['primaryHostId', 'scada/1', 'primary host'],
    ['primaryHostId', 'x'.repeat(201), 'primary host'],
  ])('are refused for %s %j, naming the %s', (key, id, words) => {
    const parsed = parseSettings(withSparkplug({ [key]: id }));
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.error).toMatch(new RegExp(`broker.sparkplug.${key}: .*${words}`));
  });
});

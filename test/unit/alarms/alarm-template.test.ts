/** Templates of alarms: what a person named for one gauge is the same alarm on another, or a refusal in words. */
import { describe, expect, it } from 'vitest';
import type { AlarmDefinition } from '../../../src/alarms/alarm-definition.ts';
import {
  applyTemplate,
  templateOf,
  type AlarmTemplate,
  type GaugeScale,
} from '../../../src/alarms/alarm-template.ts';
import {
  deviationAlarm,
  limitAlarm,
  rateAlarm,
  stuckAlarm,
  type AlarmedGauge,
} from '../../../src/alarms/alarm-templates.ts';
import { parseAlarmDefinitions } from '../../../src/alarms/parse-alarm-definitions.ts';
import { parseAlarmTemplate, parseAlarmTemplates } from '../../../src/alarms/parse-alarm-templates.ts';
import { boiler, high, pump, quiet } from './alarm-examples.ts';

const scaleOf = ({ unit, reference, rangeLow, rangeHigh }: AlarmedGauge): GaugeScale => ({
  ...{ unit, reference, low: rangeLow, high: rangeHigh },
});
const made = (definition: AlarmDefinition, scale: GaugeScale | null): AlarmTemplate => {
  const template = templateOf('steam', definition, scale);
  if (!template.ok) throw new Error(template.error);
  return template.value;
};
const applied = (template: AlarmTemplate, onto: AlarmDefinition, gauge: AlarmedGauge): AlarmDefinition => {
  const result = applyTemplate(template, onto, scaleOf(gauge));
  if (!result.ok) throw new Error(result.error);
  expect(parseAlarmDefinitions([result.value]).ok).toBe(true);
  return result.value;
};
const refusal = (template: AlarmTemplate, onto: AlarmDefinition, gauge: AlarmedGauge): string => {
  const result = applyTemplate(template, onto, scaleOf(gauge));
  if (result.ok) throw new Error('it was applied');
  return result.error;
};

const american: AlarmedGauge = { ...boiler, gauge: 'g-3', unit: 'psi', rangeHigh: 200 };
const small: AlarmedGauge = { ...boiler, gauge: 'g-4', rangeLow: -1, rangeHigh: 3 };
const absolute: AlarmedGauge = { ...boiler, gauge: 'g-5', reference: 'absolute' };
const vacuum: AlarmedGauge = { ...boiler, gauge: 'g-6', reference: 'vacuum', rangeHigh: 1 };
const kelvin: AlarmedGauge = { ...pump, gauge: 'g-7', unit: 'K', rangeLow: 273.15, rangeHigh: 373.15 };
const celsius: AlarmedGauge = { ...pump, gauge: 'g-8', unit: 'degC', rangeLow: 0, rangeHigh: 100 };

describe('in percent of the span', () => {
  const template = made(high({ limit: 8, deadband: 0.2, response: 'Open the valve.' }), scaleOf(boiler));

  it('is the same share of another gauge’s scale, whatever its quantity', () => {
    expect(template.measure).toBeNull();
    expect(applied(template, limitAlarm(small, 'H', 0), small)).toMatchObject({
      ...{ gauge: 'g-4', unit: 'bar', limit: 2.2, deadband: 0.08, response: 'Open the valve.' },
    });
    expect(applied(template, limitAlarm(pump, 'H', 0), pump)).toMatchObject({
      ...{ gauge: 'g-2', unit: 'A', limit: 40, deadband: 1 },
    });
  });

  it('scales the distances of a deviation, a rate and a stuck needle by the span alone', () => {
    const scale = scaleOf(boiler);
    expect(
      applied(made(deviationAlarm(boiler, 5, 1), scale), deviationAlarm(small, 0, 1), small),
    ).toMatchObject({ setpoint: 1, limit: 0.4, deadband: 0.08 });
    expect(applied(made(rateAlarm(boiler, 2), scale), rateAlarm(small, 9), small)).toMatchObject({
      ...{ limit: 0.8, deadband: 0.16, windowMs: 60_000 },
    });
    expect(
      applied(made({ ...stuckAlarm(boiler, 60_000), limit: 0.5 }, scale), stuckAlarm(small, 1), small),
    ).toMatchObject({ limit: 0.2, windowMs: 60_000 });
  });
});

describe('in a unit', () => {
  const template = made(high({ limit: 8, deadband: 0.2 }), null);

  it('is converted where the quantity and the reference are the same', () => {
    const alarm = applied(template, limitAlarm(american, 'H', 0), american);
    // 1 bar = 14.5037738 psi (NIST SP 811).
    expect(alarm).toMatchObject({ unit: 'psi', gauge: 'g-3' });
    expect((alarm as { limit: number }).limit).toBeCloseTo(116.0301904, 5);
    expect((alarm as { deadband: number }).deadband).toBeCloseTo(2.90075476, 6);
  });

  it('moves a temperature with its offset, and a deadband without', () => {
    const warm = made({ ...limitAlarm(kelvin, 'H', 353.15), deadband: 1 }, null);
    expect(applied(warm, limitAlarm(celsius, 'H', 0), celsius)).toMatchObject({ limit: 80, deadband: 1 });
  });

  it.each([
    [
      'another quantity',
      limitAlarm(pump, 'H', 1),
      pump,
      /is in bar gauge, .* in A: .*different quantities.*percent/,
    ],
    ['another reference', limitAlarm(absolute, 'H', 1), absolute, /pressure of the air/],
    ['a scale that counts downwards', limitAlarm(vacuum, 'H', 1), vacuum, /opposite directions/],
    [
      'a smaller scale',
      limitAlarm(small, 'H', 1),
      small,
      /8 bar gauge.*outside this gauge’s scale of -1 to 3/,
    ],
  ])('is refused for %s', (_what, onto, gauge, words) => {
    expect(refusal(template, onto, gauge)).toMatch(words);
  });
});

it('leaves the place behind: identity, name, group, and conditions on alarms and gauges', () => {
  const definition = {
    ...stuckAlarm(boiler, 60_000),
    group: 'boiler',
    suppressedWhile: { kind: 'alarm', alarm: 'other', is: 'active' },
    expectedWhile: { kind: 'state', state: 'running', is: true },
  } as const;
  const { rule } = made(definition, null);
  expect(Object.keys(rule)).not.toContain('gauge');
  expect(rule).toMatchObject({
    suppressedWhile: null,
    expectedWhile: { kind: 'state', state: 'running', is: true },
  });
  const onto = {
    ...stuckAlarm(pump, 1),
    id: 'own',
    group: 'pumps',
    suppressedWhile: definition.suppressedWhile,
  };
  expect(applyTemplate(made(definition, scaleOf(boiler)), onto, scaleOf(pump))).toMatchObject({
    ok: true,
    value: { id: 'own', group: 'pumps', asset: pump.asset, suppressedWhile: definition.suppressedWhile },
  });
});

it('takes an instrument diagnostic to any gauge: it has no limit', () => {
  const template = made({ ...quiet(boiler), onDelayMs: 7000 }, null);
  expect(applied(template, quiet(pump), pump)).toMatchObject({ gauge: 'g-2', onDelayMs: 7000 });
});

describe('from outside', () => {
  const template = made(high(), scaleOf(boiler));
  const stored = (part: object): unknown => JSON.parse(JSON.stringify({ ...template, ...part }));

  it('comes back as it left', () => {
    expect(parseAlarmTemplate(stored({}))).toEqual({ ok: true, value: template });
    expect(parseAlarmTemplates(undefined)).toEqual({ ok: true, value: [] });
  });

  it.each<[string, object, RegExp]>([
    ['no name', { name: ' ' }, /name/],
    ['a name that is too long', { name: 'x'.repeat(61) }, /60/],
    ['a control character in its name', { name: 'a\u0000b' }, /control/],
    ['a kind that nobody knows', { rule: { ...template.rule, kind: 'mood' } }, /kind of alarm/],
    ['a gauge', { rule: { ...template.rule, gauge: 'g-1' } }, /has no gauge/],
    ['a field that nobody knows', { colour: 'red' }, /this version/],
    ['a negative delay', { rule: { ...template.rule, onDelayMs: -1 } }, /0 or more/],
    ['a reference that its unit has not', { measure: { unit: 'bar', reference: 'none' } }, /against none/],
    [
      'a condition on another alarm',
      { rule: { ...template.rule, suppressedWhile: { kind: 'alarm', alarm: 'x', is: 'active' } } },
      /states of the plant only/,
    ],
  ])('is refused with %s', (_what, part, words) => {
    const parsed = parseAlarmTemplate(stored(part));
    expect(parsed.ok ? '' : parsed.error).toMatch(words);
  });

  it('is refused where two have one name, whatever its case', () => {
    const parsed = parseAlarmTemplates([stored({ name: 'Steam' }), stored({ name: 'steam' })]);
    expect(parsed.ok ? '' : parsed.error).toMatch(/Two templates.*steam/);
  });
});

/** The numbers of an alarm's definition as fields of a form, and back. */
import type { AlarmDefinition } from '../../alarms/alarm-definition.ts';
import { ok, refuse, type Result } from '../../base/result.ts';
import { unitSymbol } from '../words/gauge-words.ts';
import { numberOf } from '../words/number-of.ts';

export interface NumberField {
  readonly name: string;
  readonly label: string;
  /** What one in the field is in the definition. */
  readonly scale: number;
}

const secondMs = 1000;
const minuteMs = 60_000;

/** Those that the definition's kind has, in the order of the form. */
export const numberFields = (definition: AlarmDefinition): readonly NumberField[] => {
  const unit = unitSymbol(definition.unit);
  const perMinute = definition.kind === 'rate-of-change' ? ' a minute' : '';
  const all: readonly NumberField[] = [
    { name: 'setpoint', label: `Setpoint, ${unit}`, scale: 1 },
    { name: 'limit', label: `Limit, ${unit}${perMinute}`, scale: 1 },
    { name: 'deadband', label: `Deadband, ${unit}${perMinute}`, scale: 1 },
    { name: 'windowMs', label: 'Window, min', scale: minuteMs },
    { name: 'onDelayMs', label: 'Calls after, s', scale: secondMs },
    { name: 'offDelayMs', label: 'Returns after, s', scale: secondMs },
    { name: 'silentAfterMs', label: 'Silent after, s', scale: secondMs },
    { name: 'maximumShelfMs', label: 'Shelved at most, min', scale: minuteMs },
  ];
  return all.filter(({ name }) => name in definition);
};

/** Empty where the definition has null. */
export const shownIn = (definition: AlarmDefinition, { name, scale }: NumberField): string => {
  const value: unknown = Reflect.get(definition, name);
  return typeof value === 'number' ? String(Number((value / scale).toPrecision(9))) : '';
};

/** The definition with what the form holds; the rules between its fields are the parser's. */
export const changedBy = (definition: AlarmDefinition, form: FormData): Result<AlarmDefinition, string> => {
  const changed: Record<string, unknown> = { ...definition };
  for (const { name, label, scale } of numberFields(definition)) {
    const typed = String(form.get(name) ?? '');
    const value = numberOf(typed);
    if (value === null && !(name === 'silentAfterMs' && typed.trim() === ''))
      return refuse(`“${label}” needs a number.`);
    changed[name] = value === null ? null : value * scale;
  }
  for (const name of ['priority', 'consequence', 'response']) changed[name] = String(form.get(name) ?? '');
  if (definition.kind === 'rate-of-change') changed['direction'] = String(form.get('direction'));
  changed['group'] = String(form.get('group') ?? '').trim() || null;
  changed['uncertainInput'] = form.has('freezes') ? 'freeze' : 'evaluate';
  changed['latching'] = form.has('latching');
  return ok(changed as unknown as AlarmDefinition);
};

/** Anything → templates of alarms that can be trusted, or a sentence that says what is wrong. */
import * as v from 'valibot';
import { ok, refuse, type Result } from '../base/result.ts';
import { placeFields, ruleOf, type AlarmDefinition } from './alarm-definition.ts';
import type { AlarmTemplate } from './alarm-template.ts';
import { definitionIssues } from './definition-rules.ts';
import { definitionShape, reference, unit } from './definition-shape.ts';

/** A device has a dozen; a list beyond this is none. */
export const mostTemplates = 200;
export const longestTemplateName = 60;

const shape = v.strictObject({
  name: v.string(),
  measure: v.nullable(v.strictObject({ unit, reference })),
  rule: v.record(v.string(), v.unknown()),
});

/** A place for the rule to stand in while it is checked: percent is measured against nothing. */
const nowhere = { id: 'template', gauge: 'template', asset: 'template', tag: 'template', group: null };
const inPercent = { unit: '%', reference: 'none' } as const;

/** The name as it is kept, or why it is none. */
export const parseTemplateName = (text: string): Result<string, string> => {
  const name = text.normalize('NFC').trim();
  if (name === '') return refuse('Give the template a name.');
  if (name.length > longestTemplateName)
    return refuse(`Give the template a name of at most ${longestTemplateName} characters.`);
  if (/[\p{Cc}\p{Cs}]/u.test(name)) return refuse('Leave control characters out of the template’s name.');
  return ok(name);
};

/** Names that a person would take for the same. */
export const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Never throws. */
export const parseAlarmTemplate = (input: unknown): Result<AlarmTemplate, string> => {
  try {
    const shaped = v.safeParse(shape, input);
    if (!shaped.success) return refuse('It is not a template of alarms that this version knows.');
    const name = parseTemplateName(shaped.output.name);
    if (!name.ok) return name;
    const { measure, rule } = shaped.output;
    const foreign = placeFields.find((field) => field in rule);
    if (foreign) return refuse(`“${name.value}”: a template has no ${foreign}.`);
    const placed = v.safeParse(definitionShape, { ...rule, ...nowhere, ...(measure ?? inPercent) });
    if (!placed.success) return refuse(`“${name.value}”: ${placed.issues[0].message}`);
    const definition: AlarmDefinition = placed.output;
    const conditions = [
      definition.suppressedWhile,
      definition.kind === 'stuck-needle' ? definition.expectedWhile : null,
    ];
    if (conditions.some((condition) => condition !== null && condition.kind !== 'state'))
      return refuse(`“${name.value}”: a template depends on states of the plant only.`);
    const [wrong] = definitionIssues([definition]);
    if (wrong) return refuse(`“${name.value}”: ${wrong.message}`);
    return ok({ name: name.value, measure, rule: ruleOf(definition) });
  } catch {
    // A hostile value that throws from a getter is no template, whatever it throws.
    return refuse('It is not a template of alarms that this version knows.');
  }
};

/** Absent is none. Never throws. */
export const parseAlarmTemplates = (input: unknown): Result<readonly AlarmTemplate[], string> => {
  if (input === undefined) return ok([]);
  if (!Array.isArray(input)) return refuse('Templates of alarms must be a list.');
  if (input.length > mostTemplates) return refuse(`More than ${mostTemplates} templates of alarms.`);
  const templates: AlarmTemplate[] = [];
  for (const each of input) {
    const parsed = parseAlarmTemplate(each);
    if (!parsed.ok) return parsed;
    if (templates.some(({ name }) => isSameName(name, parsed.value.name)))
      return refuse(`Two templates of alarms are called “${parsed.value.name}”.`);
    templates.push(parsed.value);
  }
  return ok(templates);
};

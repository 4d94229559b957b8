/** Anything → alarm definitions that can be trusted, with a diagnostic for every gauge, or readable errors. */
import * as v from 'valibot';
import { ok, refuse, type Result } from '../base/result.ts';
import type { AlarmDefinition } from './alarm-definition.ts';
import { diagnosticAlarm } from './alarm-templates.ts';
import { definitionIssues, type DefinitionIssue } from './definition-rules.ts';
import { definitionShape, mostDefinitions } from './definition-shape.ts';

const listShape = v.pipe(
  v.array(definitionShape, 'Give a list of alarms.'),
  v.maxLength(mostDefinitions, `Give at most ${mostDefinitions} alarms.`),
);

/** More would only bury the first. */
const mostIssues = 20;

const pathOf = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
    .slice(0, 200);

const wordsOf = (issue: v.BaseIssue<unknown>): string =>
  issue.expected === 'never'
    ? 'Unknown field: remove it, or check its spelling.'
    : issue.received === 'undefined'
      ? 'Missing: add this field.'
      : issue.type === 'strict_object'
        ? 'Give an object with its fields.'
        : issue.message;

const freeId = (wanted: string, taken: ReadonlySet<string>): string => {
  const base = wanted
    .replace(/[^A-Za-z0-9._:-]/g, '-')
    .replace(/^[^A-Za-z0-9]/, 'g')
    .slice(0, 90);
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return id;
  }
};

/** No alarm without somebody who says when its gauge has failed. */
const withDiagnostics = (definitions: readonly AlarmDefinition[]): readonly AlarmDefinition[] => {
  const all = [...definitions];
  for (const each of definitions) {
    if (all.some(({ gauge, kind }) => gauge === each.gauge && kind === 'instrument-diagnostic')) continue;
    const diagnostic = diagnosticAlarm(each);
    all.push({ ...diagnostic, id: freeId(diagnostic.id, new Set(all.map(({ id }) => id))) });
  }
  return all;
};

const dataOf = (input: unknown): unknown => (typeof input === 'string' ? JSON.parse(input) : input);

/**
 * Never throws.
 * @param input a list of definitions, or its JSON text
 */
export const parseAlarmDefinitions = (
  input: unknown,
): Result<readonly AlarmDefinition[], readonly DefinitionIssue[]> => {
  try {
    const shaped = v.safeParse(listShape, dataOf(input));
    if (!shaped.success)
      return refuse(
        shaped.issues.slice(0, mostIssues).map((issue) => ({ path: pathOf(issue), message: wordsOf(issue) })),
      );
    const definitions: readonly AlarmDefinition[] = shaped.output;
    const issues = definitionIssues(definitions);
    return issues.length > 0 ? refuse(issues.slice(0, mostIssues)) : ok(withDiagnostics(definitions));
  } catch {
    // Broken JSON, or a hostile value that throws from a getter: it is no list, whatever it throws.
    return refuse([{ path: '', message: 'This cannot be read as a list of alarms.' }]);
  }
};

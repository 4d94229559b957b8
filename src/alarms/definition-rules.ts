/** Definitions of right shape → what is wrong between their fields and with each other. */
import { unitOf } from '../base/unit.ts';
import { limitKinds, type AlarmDefinition, type LimitAlarm } from './alarm-definition.ts';
import type { AlarmCondition } from './alarm-condition.ts';

export interface DefinitionIssue {
  /** As in `[3].limit`; empty for the list as a whole. */
  readonly path: string;
  /** A sentence for a person. */
  readonly message: string;
}

const conditionsOf = (definition: AlarmDefinition): readonly (readonly [string, AlarmCondition])[] => [
  ...(definition.suppressedWhile ? ([['suppressedWhile', definition.suppressedWhile]] as const) : []),
  ...(definition.kind === 'stuck-needle' && definition.expectedWhile
    ? ([['expectedWhile', definition.expectedWhile]] as const)
    : []),
];

const isLimit = (definition: AlarmDefinition): definition is LimitAlarm =>
  limitKinds.some((kind) => kind === definition.kind);

/** The outer limits must lie outside: LL < L < H < HH among those of one gauge, unit and reference. */
const orderIssue = (definition: AlarmDefinition, all: readonly AlarmDefinition[]): string | undefined => {
  if (!isLimit(definition)) return undefined;
  const rank = (kind: string): number => limitKinds.findIndex((each) => each === kind);
  const crossed = all.find(
    (other) =>
      isLimit(other) &&
      other.gauge === definition.gauge &&
      other.unit === definition.unit &&
      other.reference === definition.reference &&
      rank(other.kind) < rank(definition.kind) &&
      other.limit >= definition.limit,
  );
  return crossed && `Give a limit of ${definition.kind} above that of ${crossed.kind} (${crossed.id}).`;
};

const ruleIssues = (
  definition: AlarmDefinition,
  index: number,
  all: readonly AlarmDefinition[],
): readonly DefinitionIssue[] => {
  const issues: DefinitionIssue[] = [];
  const add = (field: string, message: string): void => {
    issues.push({ path: `[${index}].${field}`, message });
  };
  const { id, unit, reference } = definition;
  if (all.findIndex((each) => each.id === id) !== index)
    add('id', 'Another alarm has this identity: give another.');
  if (!unitOf(unit).references.includes(reference))
    add('reference', `${unit} cannot be against ${reference}.`);
  if (
    (definition.kind === 'deviation' || definition.kind === 'rate-of-change') &&
    definition.deadband >= definition.limit
  )
    add('deadband', 'Give a deadband below the limit: with this one the alarm would never return.');
  const order = orderIssue(definition, all);
  if (order) add('limit', order);
  for (const [field, condition] of conditionsOf(definition)) {
    if (condition.kind === 'alarm' && condition.alarm === id)
      add(`${field}.alarm`, 'An alarm cannot depend on itself: name another.');
    else if (condition.kind === 'alarm' && !all.some((each) => each.id === condition.alarm))
      add(`${field}.alarm`, `There is no alarm ${condition.alarm}: name one of this list.`);
    if (condition.kind === 'value' && !unitOf(condition.unit).references.includes(condition.reference))
      add(`${field}.reference`, `${condition.unit} cannot be against ${condition.reference}.`);
  }
  return issues;
};

export const definitionIssues = (all: readonly AlarmDefinition[]): readonly DefinitionIssue[] =>
  all.flatMap((definition, index) => ruleIssues(definition, index, all));

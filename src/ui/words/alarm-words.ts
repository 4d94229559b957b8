/** Alarms, their conditions and what happened to them in words. */
import type {
  AlarmDefinition,
  AlarmKind,
  AlarmRule,
  Priority,
  RateAlarm,
} from '../../alarms/alarm-definition.ts';
import type { EventKind } from '../../alarms/alarm-event.ts';
import type { ProcessQuantity } from '../../alarms/alarm-templates.ts';
import { sayAge } from './age-words.ts';
import { formatPlain } from '../../base/format-value.ts';
import { shortAsset, unitSymbol } from './gauge-words.ts';

export const kindWords: Readonly<Record<AlarmKind, string>> = {
  HH: 'very high (HH)',
  H: 'high (H)',
  L: 'low (L)',
  LL: 'very low (LL)',
  deviation: 'away from setpoint',
  'rate-of-change': 'changes too fast',
  'stuck-needle': 'needle stuck',
  'instrument-diagnostic': 'cannot be read',
};

export const priorityWords: Readonly<Record<Priority, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

export const quantityWords: Readonly<Record<ProcessQuantity, string>> = {
  pressure: 'pressure: 2 %, 15 s',
  temperature: 'temperature: 1 %, 60 s',
  level: 'level: 5 %, 60 s',
  flow: 'flow: 5 %, 15 s',
  other: 'anything else: 2 %, 15 s',
};

export const directionWords: Readonly<Record<RateAlarm['direction'], string>> = {
  either: 'up or down',
  rising: 'up',
  falling: 'down',
};

export const eventWords: Readonly<Record<EventKind, string>> = {
  raised: 'raised',
  'returned-to-normal': 'returned to normal',
  acknowledged: 'acknowledged',
  reset: 'reset',
  shelved: 'shelved',
  unshelved: 'brought back from the shelf',
  suppressed: 'suppressed by design',
  unsuppressed: 'no longer suppressed',
  'removed-from-service': 'taken out of service',
  'returned-to-service': 'back in service',
  silenced: 'silenced',
  'state-lost': 'stored state lost, taken for active',
  'definition-added': 'set up',
  'definition-changed': 'changed',
  'definition-removed': 'removed',
};

/** "PG-101 pressure high (H)". */
export const alarmName = ({ asset, tag, kind }: Pick<AlarmDefinition, 'asset' | 'tag' | 'kind'>): string => {
  const short = shortAsset(asset);
  return `${short === tag ? short : `${short} ${tag}`} ${kindWords[kind]}`;
};

/** "at or above 8 bar, for 15 s". */
export const sayCondition = (definition: AlarmDefinition): string =>
  sayRule(definition, unitSymbol(definition.unit));

/** @param unit of its numbers, as in "bar" or "% of span" */
export const sayRule = (rule: AlarmRule, unit: string): string => {
  const lasting = rule.onDelayMs > 0 ? `, for ${sayAge(rule.onDelayMs)}` : '';
  switch (rule.kind) {
    case 'HH':
    case 'H':
      return `at or above ${formatPlain(rule.limit)} ${unit}${lasting}`;
    case 'LL':
    case 'L':
      return `at or below ${formatPlain(rule.limit)} ${unit}${lasting}`;
    case 'deviation':
      return `${formatPlain(rule.limit)} ${unit} or more from ${formatPlain(rule.setpoint)} ${unit}${lasting}`;
    case 'rate-of-change':
      return `by ${formatPlain(rule.limit)} ${unit} or more a minute${lasting}`;
    case 'stuck-needle':
      return `no movement for ${sayAge(rule.windowMs)}`;
    case 'instrument-diagnostic':
      return `no usable reading${lasting}`;
  }
};

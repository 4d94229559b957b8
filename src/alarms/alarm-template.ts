/** An alarm of one gauge → a template that a person named; a template → an alarm of another gauge, or why not. */
import { convert, convertDifference, type ConversionRefusal, type Measure } from '../base/quantity.ts';
import { ok, refuse, type Result } from '../base/result.ts';
import { unitOf } from '../base/unit.ts';
import type { AlarmCondition } from './alarm-condition.ts';
import { ruleOf, type AlarmDefinition, type AlarmRule } from './alarm-definition.ts';

export interface AlarmTemplate {
  /** Unique on a device, whatever its case. */
  readonly name: string;
  /** Of the rule's numbers; null: they are percent of the gauge's span, 0 its low end. */
  readonly measure: Measure | null;
  /** Its conditions are on declared states of the plant only: other alarms and gauges are of one place. */
  readonly rule: AlarmRule;
}

/** The printed scale of a gauge, in its own unit. */
export interface GaugeScale extends Measure {
  readonly low: number;
  readonly high: number;
}

/** Numbers of one measure → another, both straight lines. */
interface Line {
  /** Of places on the scale. */
  point(value: number): number;
  /** Of distances on it. */
  distance(value: number): number;
}

/** Beyond it lies only what a conversion adds. */
const digits = 9;
const tidy = (value: number): number => Number(value.toPrecision(digits));

const percent = 100;

const sayMeasure = ({ unit, reference }: Measure): string =>
  reference === 'none' ? unitOf(unit).symbol : `${unitOf(unit).symbol} ${reference}`;

const unconvertible = 'one cannot be converted into the other';
const whyNot: Readonly<Record<ConversionRefusal, string>> = {
  'different-kind': 'these are different quantities',
  'reference-not-allowed': 'they are measured against different things',
  'atmospheric-pressure-needed': `${unconvertible} without the pressure of the air`,
  'different-reference': 'they are measured against different things',
  'not-a-number': unconvertible,
};

const lineBetween = (from: Measure, to: Measure): Result<Line, string> => {
  if (from.unit === to.unit && from.reference === to.reference)
    return ok({ point: (value) => value, distance: (value) => value });
  const zero = convert({ ...from, value: 0 }, to);
  const slope = convertDifference(1, from.unit, to.unit);
  if (!zero.ok) return refuse(whyNot[zero.error]);
  if (!slope.ok) return refuse(whyNot[slope.error]);
  // A vacuum counts downwards: a high limit would become a low one.
  if ((from.reference === 'vacuum') !== (to.reference === 'vacuum'))
    return refuse('they count in opposite directions');
  return ok({
    point: (value) => tidy(zero.value.value + slope.value * value),
    distance: (value) => tidy(slope.value * value),
  });
};

const isSpanned = ({ low, high }: GaugeScale): boolean => high > low;

const percentOf = ({ low, high }: GaugeScale): Line => ({
  point: (value) => tidy(((value - low) / (high - low)) * percent),
  distance: (value) => tidy((value / (high - low)) * percent),
});

const ofPercent = ({ low, high }: GaugeScale): Line => ({
  point: (value) => tidy(low + (value / percent) * (high - low)),
  distance: (value) => tidy((value / percent) * (high - low)),
});

const remeasured = <Rule extends AlarmRule>(rule: Rule, line: Line): Rule => {
  switch (rule.kind) {
    case 'instrument-diagnostic':
      return rule;
    case 'stuck-needle':
      return { ...rule, limit: line.distance(rule.limit) };
    case 'rate-of-change':
      return { ...rule, limit: line.distance(rule.limit), deadband: line.distance(rule.deadband) };
    case 'deviation':
      return {
        ...rule,
        setpoint: line.point(rule.setpoint),
        limit: line.distance(rule.limit),
        deadband: line.distance(rule.deadband),
      };
    default:
      return { ...rule, limit: line.point(rule.limit), deadband: line.distance(rule.deadband) };
  }
};

/** Where on the scale it calls; null where it is no place on it. */
const placeOf = (rule: AlarmRule): number | null => {
  switch (rule.kind) {
    case 'instrument-diagnostic':
    case 'stuck-needle':
    case 'rate-of-change':
      return null;
    case 'deviation':
      return rule.setpoint;
    default:
      return rule.limit;
  }
};

const portable = (condition: AlarmCondition | null): AlarmCondition | null =>
  condition?.kind === 'state' ? condition : null;

const scaleIn = (scale: GaugeScale, measure: Measure): Result<GaugeScale, string> => {
  const line = lineBetween(scale, measure);
  if (!line.ok) return line;
  return ok({ ...measure, low: line.value.point(scale.low), high: line.value.point(scale.high) });
};

/**
 * @param scale of the alarm's gauge, to say its numbers in percent of the span; null keeps the alarm's unit
 * @returns refused with a sentence
 */
export const templateOf = (
  name: string,
  definition: AlarmDefinition,
  scale: GaugeScale | null,
): Result<AlarmTemplate, string> => {
  const { unit, reference } = definition;
  const rest = ruleOf(definition);
  const suppressedWhile = portable(rest.suppressedWhile);
  const rule: AlarmRule =
    rest.kind === 'stuck-needle'
      ? { ...rest, suppressedWhile, expectedWhile: portable(rest.expectedWhile) }
      : { ...rest, suppressedWhile };
  if (!scale) return ok({ name, measure: { unit, reference }, rule });
  const own = scaleIn(scale, { unit, reference });
  if (!own.ok || !isSpanned(own.value))
    return refuse(
      'The span of this gauge is not known in the unit of its alarm: keep the limits in the unit.',
    );
  return ok({ name, measure: null, rule: remeasured(rule, percentOf(own.value)) });
};

/**
 * The alarm `onto` with what the template says; it keeps its identity, gauge, unit and group, and conditions that the
 * template has none for.
 * @param onto of the template's kind
 * @param scale of its gauge
 * @returns refused with a sentence that says what to do
 */
export const applyTemplate = (
  { name, measure, rule }: AlarmTemplate,
  onto: AlarmDefinition,
  scale: GaugeScale,
): Result<AlarmDefinition, string> => {
  const own = scaleIn(scale, onto);
  const isNumbered = rule.kind !== 'instrument-diagnostic';
  if (isNumbered && (!own.ok || !isSpanned(own.value)))
    return refuse(`“${name}” cannot be applied: the span of this gauge is not known in ${sayMeasure(onto)}.`);
  const line = measure && isNumbered ? lineBetween(measure, onto) : ok(ofPercent(own.ok ? own.value : scale));
  if (!line.ok)
    return refuse(
      `“${name}” is in ${sayMeasure(measure ?? onto)}, and this alarm in ${sayMeasure(onto)}: ${line.error}. Take a template in percent of the span, or one in a unit of this gauge.`,
    );
  const set = remeasured(rule, line.value);
  const place = placeOf(set);
  if (place !== null && own.ok && (place < own.value.low || place > own.value.high))
    return refuse(
      `“${name}” means ${place} ${sayMeasure(onto)}, which lies outside this gauge’s scale of ${own.value.low} to ${own.value.high}: give this gauge a limit of its own.`,
    );
  const kept = { suppressedWhile: set.suppressedWhile ?? onto.suppressedWhile };
  const expected = set.kind === 'stuck-needle' && onto.kind === 'stuck-needle' ? onto.expectedWhile : null;
  const { id, gauge, asset, tag, unit, reference, group } = onto;
  const whole: AlarmDefinition = { ...set, ...kept, id, gauge, asset, tag, unit, reference, group };
  return ok(
    whole.kind === 'stuck-needle' ? { ...whole, expectedWhile: whole.expectedWhile ?? expected } : whole,
  );
};

/** The shape of alarm definitions from outside, with words for a person wherever it can be wrong. */
import * as v from 'valibot';
import { isUnitCode, type UnitCode } from '../base/unit.ts';
import { limitKinds, priorities, rateDirections } from './alarm-definition.ts';

/** A year: beyond any delay, window or silence that is meant. */
const longestMs = 366 * 86_400_000;
/** A week: what is hidden for longer is taken out of service. */
export const longestShelfMs = 7 * 86_400_000;

export const alarmId = v.pipe(
  v.string('Give a text.'),
  v.regex(
    /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/,
    'Give an identity of letters, digits and . _ : - (at most 100), starting with a letter or digit.',
  ),
);
const text = (most: number) =>
  v.pipe(v.string('Give a text.'), v.maxLength(most, `Give at most ${most} characters.`));
const name = (most: number) => v.pipe(text(most), v.minLength(1, 'Give a name.'));

const noWildcard = /^[^+#\u0000-\u001f\u007f]*$/;
const levels = v.pipe(
  name(500),
  v.regex(noWildcard, 'Leave out + and # and control characters.'),
  v.check(
    (path) => path.split('/').every((level) => level.trim() !== ''),
    'Leave no level of the path empty.',
  ),
);

export const finite = v.pipe(v.number('Give a number.'), v.finite('Give a number of ordinary size.'));
const positive = v.pipe(finite, v.gtValue(0, 'Give a number above 0.'));
const notNegative = v.pipe(finite, v.minValue(0, 'Give 0 or more.'));
const ms = v.pipe(notNegative, v.maxValue(longestMs, 'Give at most a year.'));
const windowMs = v.pipe(positive, v.maxValue(longestMs, 'Give at most a year.'));

export const unit = v.custom<UnitCode>(isUnitCode, 'Give a unit that Dialect knows.');
export const reference = v.picklist(
  ['gauge', 'absolute', 'differential', 'vacuum', 'none'],
  'Give gauge, absolute, differential, vacuum or none.',
);

const condition = v.variant(
  'kind',
  [
    v.strictObject({
      kind: v.literal('alarm'),
      alarm: alarmId,
      is: v.picklist(['active', 'normal'], 'Give active or normal.'),
    }),
    v.strictObject({
      kind: v.literal('value'),
      gauge: name(200),
      is: v.picklist(['above', 'below'], 'Give above or below.'),
      limit: finite,
      unit,
      reference,
    }),
    v.strictObject({
      kind: v.literal('state'),
      state: name(100),
      is: v.boolean('Give true or false.'),
    }),
  ],
  'Give a condition of kind alarm, value or state, or null.',
);

const common = {
  id: alarmId,
  gauge: name(200),
  asset: levels,
  tag: levels,
  unit,
  reference,
  priority: v.picklist(priorities, `Give one of ${priorities.join(', ')}.`),
  onDelayMs: ms,
  offDelayMs: ms,
  latching: v.boolean('Give true or false.'),
  group: v.nullable(name(100)),
  suppressedWhile: v.nullable(condition),
  uncertainInput: v.picklist(['evaluate', 'freeze'], 'Give evaluate or freeze.'),
  maximumShelfMs: v.pipe(positive, v.maxValue(longestShelfMs, 'Give at most seven days.')),
  consequence: text(2000),
  response: text(2000),
};

export const definitionShape = v.variant(
  'kind',
  [
    v.strictObject({
      ...common,
      kind: v.picklist(limitKinds),
      limit: finite,
      deadband: notNegative,
    }),
    v.strictObject({
      ...common,
      kind: v.literal('deviation'),
      setpoint: finite,
      limit: positive,
      deadband: notNegative,
    }),
    v.strictObject({
      ...common,
      kind: v.literal('rate-of-change'),
      limit: positive,
      deadband: notNegative,
      direction: v.picklist(rateDirections, `Give one of ${rateDirections.join(', ')}.`),
      windowMs,
    }),
    v.strictObject({
      ...common,
      kind: v.literal('stuck-needle'),
      limit: notNegative,
      windowMs,
      expectedWhile: v.nullable(condition),
    }),
    v.strictObject({
      ...common,
      kind: v.literal('instrument-diagnostic'),
      silentAfterMs: v.nullable(windowMs),
    }),
  ],
  'Give a kind of alarm that Dialect knows: LL, L, H, HH, deviation, rate-of-change, stuck-needle or instrument-diagnostic.',
);

/** A device has 16 gauges or so; a list beyond this is none. */
export const mostDefinitions = 2000;

/** The shape of a stored board, in pieces, so that one broken piece does not cost the others. */
import * as v from 'valibot';
import { alarmId, finite, reference, unit } from './definition-shape.ts';
import { newDetector } from './detector.ts';
import { ownStates } from './alarm-state.ts';

const notNegative = v.pipe(finite, v.minValue(0));
/** Written by commands, which have no other bound. */
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(100_000));
const time = v.nullable(finite);

const clock = v.object({ elapsedMs: notNegative, lastTs: time });
export const headerShape = v.object({
  format: v.literal('dialect-alarm-board'),
  version: v.literal(1),
  epoch: finite,
  sequence: v.pipe(finite, v.safeInteger(), v.minValue(0)),
  clock,
});

export const declaredShape = v.fallback(v.array(v.string()), []);
const reason = v.pipe(v.string(), v.maxLength(100_000));

export const stateShape = v.object({
  own: v.picklist(ownStates),
  shelf: v.nullable(v.object({ by: name, reason, untilTs: finite, untilMs: notNegative })),
  suppressed: v.boolean(),
  outOfService: v.nullable(v.object({ by: name, reason })),
});

const sample = v.object({ atMs: notNegative, value: finite, u95: notNegative });
type Trail = v.InferOutput<typeof sample>[];
const rising = (trail: Trail): boolean => trail.every(({ atMs }, k) => k === 0 || atMs >= trail[k - 1]!.atMs);
const detector = v.object({
  pendingMs: v.nullable(notNegative),
  frozen: v.boolean(),
  trail: v.pipe(v.array(sample), v.maxLength(1000), v.check(rising)),
  envelope: v.nullable(
    v.object({ low: finite, high: finite, u95: notNegative, heldMs: notNegative, moved: v.boolean() }),
  ),
});

/** Beside the state, which has no fallback. */
export const memoryShape = v.object({
  detector: v.fallback(detector, { ...newDetector, trail: [] }),
  past: v.fallback(v.nullable(v.object({ active: v.boolean(), detector })), null),
  silenced: v.fallback(v.boolean(), false),
  firstOut: v.fallback(v.boolean(), false),
  sinceTs: v.fallback(time, null),
  raisedTs: v.fallback(time, null),
  uncertain: v.fallback(v.boolean(), false),
});

export const identityShape = v.object({ id: alarmId, gauge: name, kind: v.string() });

export const gaugeShape = v.object({
  gauge: name,
  clock,
  pastClock: clock,
  heardAtMs: notNegative,
  last: v.nullable(v.object({ value: finite, unit, reference })),
});

/** An envelope of values and a new one → verdict on a needle that should move, and the envelope to keep. */
import type { StuckAlarm } from './alarm-definition.ts';
import type { Envelope } from './detector.ts';
import type { Sample } from './sample.ts';
import type { Verdict } from './verdict.ts';

/**
 * Values within ±u95 of one place span at most twice the u95: only more than that is a movement.
 * @param stepMs watched time since the sample before
 * @param expected whether movement is expected now; undefined when that is not known
 */
export const judgeStuck = (
  { limit, windowMs }: StuckAlarm,
  envelope: Envelope | null,
  { value, u95 }: Sample,
  stepMs: number,
  expected: boolean | undefined,
): { readonly verdict: Verdict; readonly envelope: Envelope | null } => {
  if (expected !== true) return { verdict: expected === false ? 'within' : 'unknown', envelope: null };
  const fresh = { low: value, high: value, u95, heldMs: 0 };
  if (!envelope) return { verdict: 'unknown', envelope: { ...fresh, moved: false } };
  const grown: Envelope = {
    low: Math.min(envelope.low, value),
    high: Math.max(envelope.high, value),
    u95: Math.max(envelope.u95, u95),
    heldMs: envelope.heldMs + stepMs,
    moved: envelope.moved,
  };
  if (grown.high - grown.low > Math.max(limit, 2 * grown.u95))
    return { verdict: 'within', envelope: { ...fresh, moved: true } };
  const verdict = grown.heldMs >= windowMs ? 'beyond' : grown.moved ? 'within' : 'unknown';
  return { verdict, envelope: grown };
};

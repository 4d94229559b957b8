/** One sample against a limit or a setpoint → verdict; the deadband is never smaller than the sample's u95. */
import type { DeviationAlarm, LimitAlarm } from './alarm-definition.ts';
import type { Sample } from './sample.ts';
import type { Verdict } from './verdict.ts';

const above = (value: number, limit: number, deadband: number): Verdict =>
  value >= limit ? 'beyond' : value <= limit - deadband ? 'within' : 'between';

export const judgeLimit = ({ kind, limit, deadband }: LimitAlarm, { value, u95 }: Sample): Verdict => {
  const band = Math.max(deadband, u95);
  return kind === 'H' || kind === 'HH' ? above(value, limit, band) : above(-value, -limit, band);
};

/** A deadband of more than half the limit would never let it return: half the limit is the most. */
export const judgeDeviation = (
  { setpoint, limit, deadband }: DeviationAlarm,
  { value, u95 }: Sample,
): Verdict => above(Math.abs(value - setpoint), limit, Math.min(Math.max(deadband, u95), limit / 2));

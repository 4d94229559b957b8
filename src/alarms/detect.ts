/** An alarm's watch and one reading of its gauge → its watch after it; unusable input changes nothing but a diagnostic. */
import type { Reading } from '../base/reading.ts';
import type { AlarmDefinition } from './alarm-definition.ts';
import type { Watch } from './detector.ts';
import { judgeDeviation, judgeLimit } from './judge-limit.ts';
import { judgeRate } from './judge-rate.ts';
import { judgeStuck } from './judge-stuck.ts';
import { sampleOf, type Sample } from './sample.ts';
import { delay, type Verdict } from './verdict.ts';

export interface Sight {
  readonly reading: Reading;
  /** On the gauge's clock, ms. */
  readonly atMs: number;
  /** Since the gauge's reading before, ms. */
  readonly stepMs: number;
  /** See `Tick`: times before are not comparable any more. */
  readonly jumpedBack: boolean;
  /** Whether a stuck needle's movement is expected; undefined when not known. */
  expected(definition: AlarmDefinition): boolean | undefined;
}

export interface Detected extends Watch {
  readonly sample: Sample | null;
}

interface Judged {
  readonly verdict: Verdict;
  readonly trail?: Watch['detector']['trail'];
  readonly envelope?: Watch['detector']['envelope'];
}

const judge = (
  definition: AlarmDefinition,
  { detector }: Watch,
  sample: Sample,
  stepMs: number,
  { jumpedBack, expected }: Sight,
): Judged => {
  switch (definition.kind) {
    case 'deviation':
      return { verdict: judgeDeviation(definition, sample) };
    case 'rate-of-change':
      return judgeRate(definition, jumpedBack ? [] : detector.trail, sample);
    case 'stuck-needle':
      return judgeStuck(definition, detector.envelope, sample, stepMs, expected(definition));
    case 'instrument-diagnostic':
      return { verdict: 'within' };
    default:
      return { verdict: judgeLimit(definition, sample) };
  }
};

/** A gauge that a person took out of service has not failed. */
const judgeMissing = ({ reasons }: Reading): Verdict =>
  reasons.includes('out-of-service') ? 'unknown' : 'beyond';

export const detect = (definition: AlarmDefinition, watch: Watch, sight: Sight): Detected => {
  const { detector, active } = watch;
  const { reading, atMs } = sight;
  const sample = sampleOf(reading, definition, definition.uncertainInput, atMs);
  const isDiagnostic = definition.kind === 'instrument-diagnostic';
  if (!sample && !isDiagnostic) return { active, detector: { ...detector, frozen: true }, sample };
  const stepMs = detector.frozen ? 0 : sight.stepMs;
  const judged: Judged = sample
    ? judge(definition, watch, sample, stepMs, sight)
    : { verdict: judgeMissing(reading) };
  const next = delay({ active, pendingMs: detector.pendingMs }, judged.verdict, stepMs, definition);
  return {
    active: next.active,
    detector: {
      pendingMs: next.pendingMs,
      frozen: false,
      trail: judged.trail ?? detector.trail,
      envelope: judged.envelope === undefined ? detector.envelope : judged.envelope,
    },
    sample,
  };
};

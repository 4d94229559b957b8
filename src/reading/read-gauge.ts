/** Observation + calibration + what is remembered of the gauge → a reading, always. */
import { recordName } from '../../calibration/record.ts';
import { combine } from '../../calibration/uncertainty.ts';
import type { NeedleFound, Observation } from '../base/observation.ts';
import { qualityOf, type Reason } from '../base/quality.ts';
import type { Reading } from '../base/reading.ts';
import { emptyMemory, type GaugeMemory } from './gauge-memory.ts';
import { interpret, type Interpretation } from './interpret.ts';
import { judgeQuality, ranked, standingReasons } from './judge-quality.ts';
import type { Prepared } from './prepare-gauge.ts';
import { defaultSteadySettings, steady, within, type Steadied } from './steady.ts';
import { refusedReading } from './without-observation.ts';

export interface Read {
  /** To be handed in with the gauge's next observation. */
  readonly memory: GaugeMemory;
  readonly reading: Reading;
  /** The frame's own interpretation with its budget, for the screen; null where the frame was refused. */
  readonly interpretation: Interpretation | null;
}

/** A device without a set clock starts in 1970; no gauge was read by it then. */
const clockSetSince = Date.UTC(1971, 0);

/** The last moment that a date can name (ECMA-262 §21.4.1.1), ms. */
const endOfTime = 8.64e15;

/** Memory as it stands for this observation: another calibration, or time running backwards, starts afresh. */
const recalled = (memory: GaugeMemory, { calibration, frame }: Observation): GaugeMemory => {
  const newest = memory.frames.at(-1);
  const continues = memory.calibration === calibration && !(newest && newest.ts > frame.capturedAtMs);
  return continues ? memory : { ...emptyMemory, calibration };
};

/** The memory after a frame without a value: it counts against agreement while it stays in the window. */
const withRefusal = (memory: GaugeMemory, ts: number, raised: readonly string[]): GaugeMemory => ({
  ...memory,
  raised,
  frames: [...within(memory.frames, ts, defaultSteadySettings.windowMs), { ts, value: null }],
  everyMs: intervalTo(memory, ts),
});

const intervalTo = (memory: GaugeMemory, ts: number): number | null => {
  const newest = memory.frames.at(-1);
  return newest ? ts - newest.ts : memory.everyMs;
};

/**
 * The only door from observations to readings. Never throws for what an observation may hold; a refusal at any
 * step is a bad reading without a value.
 * @param memory of this gauge; `emptyMemory` at the start, and for a picture that stands alone
 * @param nowIso today, for the calibration's due date; the capture time where it is not given
 */
export const readGauge = (
  memory: GaugeMemory,
  observation: Observation,
  prepared: Prepared,
  nowIso?: string,
): Read => {
  const { record, curve } = prepared;
  const ts = observation.frame.capturedAtMs;
  const before = recalled(memory, observation);
  const refused = (reasons: readonly Reason[], after: GaugeMemory): Read => ({
    memory: after,
    reading: refusedReading(record, ranked(reasons), ts),
    interpretation: null,
  });
  if (!(ts >= clockSetSince && ts <= endOfTime)) return refused(['clock-unusable'], emptyMemory);
  // Seen with another revision: its line lies in another picture.
  if (observation.calibration !== recordName(record)) return refused(['waiting'], before);

  const now = nowIso === undefined ? ts : Date.parse(nowIso);
  const standing = standingReasons(observation, record, now);
  const read = interpret(observation, prepared);
  if (!read.ok) return refused([read.error, ...standing], withRefusal(before, ts, before.raised));
  const { outcome, frame } = observation;
  const found = (outcome as { value: NeedleFound }).value;
  const span = curve.highValue - curve.lowValue;
  const verdict = judgeQuality(found, read.value, span, before.raised);
  if (qualityOf(verdict.reasons) === 'bad')
    return refused([...verdict.reasons, ...standing], withRefusal(before, ts, verdict.raised));

  const everyMs = intervalTo(before, ts);
  const single = frame.origin === 'still' && before.frames.length === 0;
  const { value, u95 } = read.value;
  const scale = { low: curve.lowValue, span, wraps: curve.wraps };
  const steadied = steady(before.frames, { ts, value, u95, everyMs, single }, scale);
  const reasons = ranked([...verdict.reasons, ...steadied.reasons, ...standing]);
  return {
    memory: { calibration: before.calibration, raised: verdict.raised, frames: steadied.frames, everyMs },
    reading: valueReading(prepared, ts, read.value, steadied, reasons),
    interpretation: read.value,
  };
};

const valueReading = (
  { record }: Prepared,
  ts: number,
  frame: Interpretation,
  steadied: Steadied,
  reasons: readonly Reason[],
): Reading => ({
  v: 1,
  ts,
  asset: record.gauge.asset,
  tag: record.gauge.tag,
  // + 0: never −0, which JSON would change.
  value: steadied.value + 0,
  unit: record.gauge.unit,
  reference: record.gauge.reference,
  quality: qualityOf(reasons),
  reasons,
  u95: combine([...frame.budget.contributions, ...steadied.contributions]).u95,
  angleDeg: frame.angleDeg + 0,
  raw: frame.value + 0,
  peakToPeak: steadied.peakToPeak,
  calibration: recordName(record),
  n: steadied.n,
});

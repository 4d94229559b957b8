/** The verdict on a reading, and the closed list of reasons behind it. */
export type Quality = 'good' | 'uncertain' | 'bad';

/** Why a stage refused or a verdict was lowered. Bad reasons leave no value; uncertain ones keep it. */
export const badReasons = [
  'camera-refused',
  'camera-lost',
  'frozen',
  'dark',
  'bright',
  'blurred',
  'low-contrast',
  'glare',
  'covered',
  'gauge-absent',
  'other-gauge',
  'camera-moved',
  'out-of-frame',
  'too-small',
  'too-tilted',
  'needle-not-found',
  'ambiguous-needle',
  'disagreement',
  'off-scale',
  'worker-failed',
  'waiting',
  'not-calibrated',
  'out-of-service',
  'data-lost',
  'clock-unusable',
] as const;

export const uncertainReasons = [
  'simulated',
  'end-stop',
  'beyond-scale',
  'few-frames',
  'trembling',
  'partly-hidden',
  'low-confidence',
  're-registered',
  'no-reference',
  'calibration-overdue',
  'last-value-held',
  'entered-by-hand',
] as const;

export type BadReason = (typeof badReasons)[number];
export type UncertainReason = (typeof uncertainReasons)[number];
export type Reason = BadReason | UncertainReason;

const bad: ReadonlySet<Reason> = new Set(badReasons);

/** The worst that the reasons imply: any bad one makes it bad, any other makes it uncertain, none leaves it good. */
export const qualityOf = (reasons: readonly Reason[]): Quality =>
  reasons.some((reason) => bad.has(reason)) ? 'bad' : reasons.length > 0 ? 'uncertain' : 'good';

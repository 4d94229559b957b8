/** One asset as a Sparkplug device, and one tag of it as a metric: what is known of both, and the newest live reading. */
import type { Reading } from '../../base/reading.ts';
import type { Birth } from '../kiosk-messages.ts';
import type { Engineering } from './reading-properties.ts';

export interface DeviceMetric {
  readonly name: string;
  readonly engineering: Engineering;
  readonly calibration: string;
  /** Newest reading taken while live; null before the first. */
  readonly last: Reading | null;
}

export interface Device {
  readonly id: string;
  readonly asset: string;
  readonly metrics: Map<string, DeviceMetric>;
  /**
   * `present`: reads; `out-of-service`: a person said so; `absent`: no such gauge any more, only its record;
   * `visiting`: absent or out of service, born for the sake of its record until `visitEndsMs`.
   */
  state: 'present' | 'out-of-service' | 'absent' | 'visiting';
  visitEndsMs: number;
}

export const engineeringOfBirth = (birth: Birth): Engineering => ({
  unit: birth.unit,
  reference: birth.reference,
  rangeLow: birth.rangeLow,
  rangeHigh: birth.rangeHigh,
  accuracyClass: birth.accuracyClass,
  description: birth.description,
  formerly: birth.formerly ?? [],
  aligned: birth.aligned ?? null,
});

/** A gauge that nobody announced: its readings say this much. */
export const engineeringOfReading = ({ unit, reference }: Reading): Engineering => ({
  unit,
  reference,
  rangeLow: null,
  rangeHigh: null,
  accuracyClass: null,
  description: '',
  formerly: [],
  aligned: null,
});

export const isSameEngineering = (a: Engineering, b: Engineering): boolean =>
  a.unit === b.unit &&
  a.reference === b.reference &&
  a.rangeLow === b.rangeLow &&
  a.rangeHigh === b.rangeHigh &&
  a.accuracyClass === b.accuracyClass &&
  a.description === b.description &&
  a.formerly.join() === b.formerly.join() &&
  a.aligned?.from === b.aligned?.from &&
  a.aligned?.ts === b.aligned?.ts;

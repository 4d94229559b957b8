/** What the screens may ask of the names of gauges. */
import type { ForeignName } from '../../workers/courier/api.ts';
import type { GaugeName } from '../base/namespace.ts';
import type { Result } from '../base/result.ts';

export interface NamedGauge extends GaugeName {
  /** Full names that it had before, newest first. */
  readonly former: readonly string[];
}

export interface NameDesk {
  /** Every gauge of this device. */
  list(): readonly NamedGauge[];
  /** Names under this device's prefix that other devices announce on the broker. */
  foreign(): Promise<readonly ForeignName[]>;
  /**
   * Sentences on what the chosen encoders would leave out of a gauge of this name; empty where they write all of it.
   * @param prefix of the device
   */
  leftOut(prefix: string, name: GaugeName): readonly string[];
  /**
   * Gives the device this prefix and the gauges these names; what they were called goes on in their births, and
   * their alarms follow. The error is a sentence; nothing has changed then, but where the storage gave in half-way.
   */
  rename(prefix: string, names: readonly GaugeName[]): Promise<Result<null, string>>;
}

/** What the screens may ask of the templates of alarms on this device. */
import type { AlarmDefinition } from '../alarms/alarm-definition.ts';
import type { AlarmTemplate } from '../alarms/alarm-template.ts';
import type { Result } from '../base/result.ts';

/** Every error is a sentence, and nothing has changed then; what succeeds is stored when it resolves. */
export interface TemplateDesk {
  /** By name; the same list until it changes. */
  list(): readonly AlarmTemplate[];
  /** Templates that this version cannot read: kept as they are for one that can. */
  readonly unreadable: number;
  /** @param inPercent its limits by the gauge's span; false: in their unit */
  keep(name: string, definition: AlarmDefinition, inPercent: boolean): Promise<Result<null, string>>;
  /** Alarms that were made by it stay as they are. */
  rename(name: string, to: string): Promise<Result<null, string>>;
  /** Alarms that were made by it stay as they are. */
  remove(name: string): Promise<Result<null, string>>;
  /** Saves nothing. @param onto an alarm of any kind: another kind than the template's starts anew under a free identity */
  apply(name: string, onto: AlarmDefinition): Result<AlarmDefinition, string>;
}

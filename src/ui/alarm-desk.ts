/** What the screens may ask of the alarms of this device. */
import type { AlarmCommand } from '../alarms/alarm-command.ts';
import type { AlarmDefinition, AlarmId, AlarmKind } from '../alarms/alarm-definition.ts';
import type { ProcessQuantity } from '../alarms/alarm-templates.ts';
import type { GaugeId } from '../base/observation.ts';
import type { Result } from '../base/result.ts';

/** Every error is a sentence, and nothing has changed then; what succeeds is stored when it resolves. */
export interface AlarmDesk {
  command(command: AlarmCommand): Promise<Result<null, string>>;
  /**
   * Start values by the gauge's quantity and scale, under an identity that is free; null for an unknown gauge.
   * @param like the quantity whose start values to take, where the unit does not tell it
   */
  propose(gauge: GaugeId, kind: AlarmKind, like?: ProcessQuantity): AlarmDefinition | null;
  /** Adds the alarm, or changes the one of the same identity. @param by who decides it */
  save(definition: AlarmDefinition, by: string): Promise<Result<null, string>>;
  remove(alarm: AlarmId, by: string): Promise<Result<null, string>>;
}

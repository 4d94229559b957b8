/** An alarm → what the outside is told of its state. Its schema is in docs/alarm-event.schema.json. */
import type { AlarmStateReport } from '../base/alarm-report.ts';
import type { Alarm } from './alarm-board.ts';
import { describeAlarm } from './alarm-event.ts';
import { isActive, stateNameOf } from './alarm-state.ts';

/** Its state and never a value: this is retained. */
export const reportAlarm = ({ definition, state, ...alarm }: Alarm): AlarmStateReport => ({
  v: 1,
  ...describeAlarm(definition),
  state: stateNameOf(state),
  active: isActive(state),
  sinceTs: alarm.sinceTs,
  raisedTs: alarm.raisedTs,
  firstOut: alarm.firstOut,
  frozen: alarm.detector.frozen,
  shelvedUntilTs: state.shelf?.untilTs ?? null,
  hiddenBy: (state.outOfService ?? state.shelf)?.by ?? null,
  consequence: definition.consequence,
  response: definition.response,
});

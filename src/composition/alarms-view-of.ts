/** A board and its log → what the screens show. */
import type { Alarm, AlarmBoard } from '../alarms/alarm-board.ts';
import type { AlarmEvent } from '../alarms/alarm-event.ts';
import { isHidden, isUnacknowledged, stateNameOf } from '../alarms/alarm-state.ts';
import { annunciationOf, soundOf } from '../alarms/annunciation.ts';
import { countAlarms, listAlarms } from '../alarms/list-alarms.ts';
import { alarmActions, type AlarmAction, type AlarmRow, type AlarmsView } from '../ui/live/alarms-view.ts';

const rowOf = (alarm: Alarm): AlarmRow => {
  const { state } = alarm;
  const name = stateNameOf(state);
  const may: Readonly<Record<AlarmAction, boolean>> = {
    acknowledge: isUnacknowledged(name),
    reset: name === 'latched-acknowledged',
    shelve: state.shelf === null && state.outOfService === null,
    unshelve: state.shelf !== null,
    'remove-from-service': state.outOfService === null,
    'return-to-service': state.outOfService !== null,
  };
  return {
    alarm,
    annunciation: annunciationOf(alarm),
    state: name,
    calls: name !== 'normal' && !isHidden(state),
    unacknowledged: isUnacknowledged(name),
    can: alarmActions.filter((action) => may[action]),
  };
};

export const alarmsViewOf = (board: AlarmBoard, log: readonly AlarmEvent[]): AlarmsView => ({
  rows: listAlarms(board).map(rowOf),
  log,
  count: countAlarms(board),
  sound: soundOf(board),
  declared: board.declared,
});

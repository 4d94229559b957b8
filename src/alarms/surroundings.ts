/** A board → what conditions of suppression and expectation may ask of it. */
import type { AlarmBoard } from './alarm-board.ts';
import type { Surroundings } from './alarm-condition.ts';
import { isActive } from './alarm-state.ts';

/**
 * A gauge's value is its last good one, until its diagnostic says that it has failed: a hand before the camera must
 * not lift a suppression, a lost camera must.
 * @param active the live condition of each alarm, where it is newer than the board
 */
export const surroundingsOf = (board: AlarmBoard, active?: readonly boolean[]): Surroundings => {
  const isLive = (index: number): boolean => active?.[index] ?? isActive(board.alarms[index]!.state);
  return {
    isActive: (id) => {
      const index = board.alarms.findIndex(({ definition }) => definition.id === id);
      const alarm = board.alarms[index];
      return alarm && alarm.state.outOfService === null && isLive(index);
    },
    valueOf: (gauge) => {
      const hasFailed = board.alarms.some(
        ({ definition: { kind, gauge: watched } }, index) =>
          kind === 'instrument-diagnostic' && watched === gauge && isLive(index),
      );
      return (hasFailed ? null : board.gauges.find((each) => each.gauge === gauge)?.last) ?? undefined;
    },
    isDeclared: (state) => board.declared.includes(state),
  };
};

/** A board and the time of day → shelves that end and gauges that have fallen silent. */
import type { AlarmBoard, Applied } from './alarm-board.ts';
import { isActive } from './alarm-state.ts';
import { BoardWork } from './board-work.ts';
import { newDetector } from './detector.ts';
import { paused, tick } from './reading-clock.ts';

/**
 * Call it about once a second. Process alarms know reading time only and do not move.
 * @param ts now, UTC ms
 */
export const applyTime = (board: AlarmBoard, ts: number): Applied => {
  const { clock } = tick(board.clock, ts);
  const work = new BoardWork(board, { ts, by: null, comment: '' });
  const silentMs = new Map(board.gauges.map((each) => [each.gauge, clock.elapsedMs - each.heardAtMs]));
  const active = board.alarms.map(({ definition, state }) => {
    if (definition.kind !== 'instrument-diagnostic' || definition.silentAfterMs === null)
      return isActive(state);
    return isActive(state) || (silentMs.get(definition.gauge) ?? 0) >= definition.silentAfterMs;
  });
  board.alarms.forEach(({ state }, index) => {
    if (state.shelf && clock.elapsedMs >= state.shelf.untilMs) work.change(index, { kind: 'unshelve' });
  });
  work.settle(board, active, new Map());
  return work.finish({ clock });
};

/**
 * Call it once after a restore, before anything else: the time that the device was off counts for shelves, but for no
 * delay, no rate and no silence.
 * @param ts now, UTC ms
 */
export const applyResume = (board: AlarmBoard, ts: number): Applied => {
  const { clock } = tick(board.clock, ts);
  const gauges = board.gauges.map((each) => ({
    ...each,
    clock: paused(each.clock),
    heardAtMs: clock.elapsedMs,
  }));
  const alarms = board.alarms.map((alarm) => ({
    ...alarm,
    detector: { ...newDetector, pendingMs: alarm.detector.pendingMs },
  }));
  return { board: { ...board, clock, gauges, alarms }, events: [] };
};

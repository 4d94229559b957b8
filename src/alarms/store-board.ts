/** A board → plain data that survives JSON and structured clone; definitions are kept elsewhere. */
import type { AlarmBoard } from './alarm-board.ts';

export const boardFormat = 'dialect-alarm-board';

/** Store it in one transaction with the events of the same input: then no event is lost or numbered twice. */
export const storeBoard = (board: AlarmBoard) => ({
  format: boardFormat,
  version: 1 as const,
  kiosk: board.kiosk,
  epoch: board.epoch,
  sequence: board.sequence,
  clock: board.clock,
  declared: board.declared,
  gauges: board.gauges,
  alarms: board.alarms.map(({ definition: { id, gauge, kind }, ...memory }) => ({
    id,
    gauge,
    kind,
    ...memory,
  })),
});

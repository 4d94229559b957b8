/** A board and new definitions → the board with them: what stays the same alarm keeps its state. */
import { gaugeMemories, newAlarm, type Alarm, type AlarmBoard, type Applied } from './alarm-board.ts';
import type { AlarmDefinition } from './alarm-definition.ts';
import { BoardWork, still, type Cause } from './board-work.ts';
import { newDetector } from './detector.ts';

const isSame = (a: AlarmDefinition, b: AlarmDefinition): boolean =>
  a.id === b.id && a.gauge === b.gauge && a.kind === b.kind;

/** Key order does not matter: both come from the same parser, or the difference is worth an event. */
const isUnchanged = (a: AlarmDefinition, b: AlarmDefinition): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Measured in another way, earlier samples mean nothing. */
const redefined = (alarm: Alarm, definition: AlarmDefinition): Alarm => ({
  ...alarm,
  definition,
  detector: newDetector,
  past: null,
});

/** An active alarm under a new limit stays so until a reading tells; a removed one is written as removed, whatever it was. */
export const configureBoard = (
  board: AlarmBoard,
  definitions: readonly AlarmDefinition[],
  cause: Cause,
): Applied => {
  const before = new BoardWork(board, cause);
  board.alarms.forEach((alarm, index) => {
    if (definitions.some((each) => isSame(each, alarm.definition))) return;
    before.note(index, { what: 'definition-removed', ...still(alarm) });
  });
  const removal = before.finish();

  const known = (definition: AlarmDefinition) =>
    board.alarms.find((each) => isSame(each.definition, definition));
  const alarms = definitions.map((definition) => {
    const alarm = known(definition);
    if (!alarm) return newAlarm(definition);
    return isUnchanged(alarm.definition, definition) ? alarm : redefined(alarm, definition);
  });
  const gauges = gaugeMemories(definitions, board.gauges, board.clock.elapsedMs);
  const after = new BoardWork({ ...removal.board, alarms, gauges }, cause);
  alarms.forEach((alarm, index) => {
    const earlier = known(alarm.definition);
    if (earlier === alarm) return;
    after.note(index, { what: earlier ? 'definition-changed' : 'definition-added', ...still(alarm) });
  });
  const { board: next, events } = after.finish();
  return { board: next, events: [...removal.events, ...events] };
};

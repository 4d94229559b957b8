/** A board and one command of a person → the board after it and its events, or why it is refused. */
import { ok, refuse, type Result } from '../base/result.ts';
import type { AlarmBoard, Applied } from './alarm-board.ts';
import type { AlarmCommand, CommandRefusal } from './alarm-command.ts';
import { isActive, isUnacknowledged, stateNameOf } from './alarm-state.ts';
import { BoardWork, still } from './board-work.ts';
import type { StateChange } from './change-state.ts';
import { configureBoard } from './configure-board.ts';
import { tick } from './reading-clock.ts';

const isBlank = (text: unknown): boolean => typeof text !== 'string' || text.trim() === '';

type Applicable = Result<Applied, CommandRefusal>;
type OnOneAlarm = Extract<AlarmCommand, { alarm: string; kind: StateChange['kind'] }>;

const commentOf = (command: AlarmCommand): string =>
  'comment' in command ? command.comment : 'reason' in command ? command.reason : '';

const changeOf = (
  board: AlarmBoard,
  command: OnOneAlarm,
  longestMs: number,
): Result<StateChange, CommandRefusal> => {
  switch (command.kind) {
    case 'shelve': {
      const { by, reason, forMs, ts } = command;
      if (isBlank(reason)) return refuse('no-reason');
      if (!(forMs > 0)) return refuse('bad-time');
      if (forMs > longestMs) return refuse('too-long');
      const shelf = { by, reason, untilTs: ts + forMs, untilMs: board.clock.elapsedMs + forMs };
      return ok({ kind: 'shelve', shelf });
    }
    case 'remove-from-service': {
      const { kind, by, reason } = command;
      return isBlank(reason) ? refuse('no-reason') : ok({ kind, by, reason });
    }
    default:
      return ok({ kind: command.kind });
  }
};

const changeOne = (board: AlarmBoard, work: BoardWork, command: OnOneAlarm): CommandRefusal | null => {
  const index = board.alarms.findIndex(({ definition }) => definition.id === command.alarm);
  const alarm = board.alarms[index];
  if (!alarm) return 'unknown-alarm';
  const change = changeOf(board, command, alarm.definition.maximumShelfMs);
  if (!change.ok) return change.error;
  const changed = work.change(index, change.value);
  return changed.ok ? null : changed.error;
};

const silence = (board: AlarmBoard, work: BoardWork, id: string | null): CommandRefusal | null => {
  if (id !== null && !board.alarms.some(({ definition }) => definition.id === id)) return 'unknown-alarm';
  board.alarms.forEach((alarm, index) => {
    if ((id !== null && id !== alarm.definition.id) || alarm.silenced) return;
    if (!isUnacknowledged(stateNameOf(alarm.state))) return;
    work.update(index, { silenced: true });
    work.note(index, { what: 'silenced', ...still(alarm) });
  });
  return null;
};

const declare = ({ declared }: AlarmBoard, state: string, holds: boolean): readonly string[] => {
  const others = declared.filter((each) => each !== state);
  return holds ? [...others, state] : others;
};

/** A refused command leaves no trace: the board before it stays the board. */
export const applyCommand = (board: AlarmBoard, command: AlarmCommand): Applicable => {
  if (isBlank(command.by)) return refuse('nobody');
  if (!Number.isFinite(command.ts)) return refuse('bad-time');
  const { clock } = tick(board.clock, command.ts);
  const now = { ...board, clock };
  const cause = { ts: command.ts, by: command.by, comment: commentOf(command) };
  if (command.kind === 'configure') return ok(configureBoard(now, command.definitions, cause));

  const work = new BoardWork(now, cause);
  const settle = (next: AlarmBoard): Applied => {
    const active = work.alarms.map(({ state }) => isActive(state));
    work.settle({ ...next, alarms: work.alarms }, active, new Map());
    return work.finish({ declared: next.declared });
  };
  if (command.kind === 'declare-state')
    return ok(settle({ ...now, declared: declare(now, command.state, command.holds) }));
  const refusal =
    command.kind === 'silence' ? silence(now, work, command.alarm) : changeOne(now, work, command);
  return refusal === null ? ok(settle(now)) : refuse(refusal);
};

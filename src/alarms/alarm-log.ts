/** Inputs in their order → the board and the append-only log of events, the same live and replayed. */
import type { GaugeId } from '../base/observation.ts';
import { createBoard, type AlarmBoard, type Applied } from './alarm-board.ts';
import type { AlarmCommand } from './alarm-command.ts';
import type { AlarmDefinition } from './alarm-definition.ts';
import type { AlarmEvent } from './alarm-event.ts';
import { applyCommand } from './apply-command.ts';
import { applyReading, type AlarmReading } from './apply-reading.ts';
import { applyResume, applyTime } from './apply-time.ts';

/** Everything that a board ever hears. */
export type AlarmInput =
  | { readonly kind: 'reading'; readonly gauge: GaugeId; readonly reading: AlarmReading }
  | { readonly kind: 'command'; readonly command: AlarmCommand }
  | { readonly kind: 'time' | 'resume'; readonly ts: number };

/** Refused commands change nothing. */
export const applyInput = (board: AlarmBoard, input: AlarmInput): Applied => {
  switch (input.kind) {
    case 'reading':
      return applyReading(board, input.gauge, input.reading);
    case 'command': {
      const applied = applyCommand(board, input.command);
      return applied.ok ? applied.value : { board, events: [] };
    }
    case 'time':
      return applyTime(board, input.ts);
    case 'resume':
      return applyResume(board, input.ts);
  }
};

/** Rising in sequence within each epoch; nothing is ever changed or taken out. */
export type AlarmLog = readonly AlarmEvent[];

/** Events that are in the log already are passed over, so that appending twice is harmless. */
export const appendEvents = (log: AlarmLog, events: readonly AlarmEvent[]): AlarmLog => {
  const known = new Set(log.map(({ id }) => id));
  const fresh = events.filter(({ id }) => !known.has(id));
  return fresh.length > 0 ? [...log, ...fresh] : log;
};

/** @param start of the board, as `createBoard` was given it */
export const replay = (
  start: { readonly kiosk: string; readonly ts: number },
  definitions: readonly AlarmDefinition[],
  inputs: readonly AlarmInput[],
): { readonly board: AlarmBoard; readonly log: AlarmLog } => {
  let board = createBoard(start.kiosk, definitions, start.ts);
  const log: AlarmEvent[] = [];
  for (const input of inputs) {
    const applied = applyInput(board, input);
    board = applied.board;
    log.push(...applied.events);
  }
  return { board, log };
};

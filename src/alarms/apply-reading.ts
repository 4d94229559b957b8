/** A board and one reading of one gauge → the board after it and its events. */
import type { GaugeId } from '../base/observation.ts';
import type { Reading } from '../base/reading.ts';
import type { Alarm, AlarmBoard, Applied, GaugeMemory } from './alarm-board.ts';
import { holds } from './alarm-condition.ts';
import type { AlarmDefinition } from './alarm-definition.ts';
import { isActive } from './alarm-state.ts';
import { BoardWork, still } from './board-work.ts';
import { detect, type Sight } from './detect.ts';
import { newDetector } from './detector.ts';
import { tick } from './reading-clock.ts';
import type { Sample } from './sample.ts';
import { surroundingsOf } from './surroundings.ts';

/** `historical`: it was captured in the past and is not about now. */
export type AlarmReading = Reading & { readonly historical?: boolean };

const expectedWhile = (definition: AlarmDefinition) =>
  definition.kind === 'stuck-needle' ? definition.expectedWhile : null;

/** Readings of the past run on their own clock and watches; they write flagged events and change no state. */
const applyPast = (board: AlarmBoard, memory: GaugeMemory, reading: Reading): Applied => {
  const { clock, stepMs, jumpedBack } = tick(memory.pastClock, reading.ts);
  const work = new BoardWork(board, { ts: reading.ts, by: null, comment: '' });
  const sight: Sight = {
    reading,
    atMs: clock.elapsedMs,
    stepMs,
    jumpedBack,
    // What the surroundings were then is not known.
    expected: (definition) => (expectedWhile(definition) ? undefined : true),
  };
  board.alarms.forEach((alarm, index) => {
    if (alarm.definition.gauge !== memory.gauge) return;
    const before = alarm.past ?? { active: false, detector: newDetector };
    const { active, detector, sample } = detect(alarm.definition, before, sight);
    work.update(index, { past: { active, detector } });
    if (active === before.active) return;
    const what = active ? 'raised' : 'returned-to-normal';
    const uncertain = reading.quality === 'uncertain';
    work.note(index, { what, ...still(alarm), sample, historical: true, uncertain });
  });
  return work.finish({ gauges: replaced(board.gauges, { ...memory, pastClock: clock }) });
};

const replaced = (gauges: readonly GaugeMemory[], next: GaugeMemory): readonly GaugeMemory[] =>
  gauges.map((each) => (each.gauge === next.gauge ? next : each));

/** A gauge that nothing diagnoses loses its value with the first bad reading. */
const lastOf = (
  board: AlarmBoard,
  { gauge, last }: GaugeMemory,
  { value, unit, reference, quality }: Reading,
): GaugeMemory['last'] => {
  if (quality !== 'bad' && value !== null && Number.isFinite(value)) return { value, unit, reference };
  const isDiagnosed = board.alarms.some(
    ({ definition }) => definition.kind === 'instrument-diagnostic' && definition.gauge === gauge,
  );
  return isDiagnosed ? last : null;
};

/** A gauge without alarms changes nothing. Call it for every reading, good or not, in order of capture. */
export const applyReading = (board: AlarmBoard, gauge: GaugeId, reading: AlarmReading): Applied => {
  const memory = board.gauges.find((each) => each.gauge === gauge);
  if (!memory) return { board, events: [] };
  if (reading.historical === true) return applyPast(board, memory, reading);

  const { clock, stepMs, jumpedBack } = tick(memory.clock, reading.ts);
  const heard = { ...memory, clock, heardAtMs: board.clock.elapsedMs, last: lastOf(board, memory, reading) };
  const gauges = replaced(board.gauges, heard);
  const around = surroundingsOf({ ...board, gauges });
  const sight: Sight = {
    reading,
    atMs: clock.elapsedMs,
    stepMs,
    jumpedBack,
    expected: (definition) => {
      const condition = expectedWhile(definition);
      return condition ? holds(condition, around) : true;
    },
  };
  const work = new BoardWork(board, { ts: reading.ts, by: null, comment: '' });
  const samples = new Map<number, Sample | null>();
  const active = board.alarms.map((alarm: Alarm, index) => {
    const before = isActive(alarm.state);
    if (alarm.definition.gauge !== gauge) return before;
    const found = detect(alarm.definition, { active: before, detector: alarm.detector }, sight);
    const uncertain = found.sample ? reading.quality === 'uncertain' : alarm.uncertain;
    work.update(index, { detector: found.detector, uncertain });
    samples.set(index, found.sample);
    return found.active;
  });
  work.settle({ ...board, gauges }, active, samples);
  return work.finish({ gauges });
};

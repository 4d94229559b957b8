/** What pages said that they recorded, against what came out of the broker: the proof of every fault. */
import type { Gap } from '../../../src/base/gap.ts';
import type { LedgerEntry } from '../../measure/courier/ledger-entry.ts';

/** A reading as a consumer got it, redeliveries included. */
export interface Arrived {
  readonly id: string;
  /** Null where the encoder does not carry it. */
  readonly moment: string | null;
}

export interface Verdict {
  /** Readings that a page was told to be durable. */
  readonly recorded: number;
  /** Different ids that arrived. */
  readonly received: number;
  readonly redelivered: number;
  /** Of the recorded, those that did not arrive and lie in the stretch of a gap. */
  readonly inGaps: number;
  /** What the gaps themselves count. */
  readonly gapCount: number;
  /** Handed to the courier, and never answered: the page died first. */
  readonly unanswered: number;
  /** What breaks the proof; empty when it holds. */
  readonly broken: readonly string[];
}

const sequenceOf = (id: string): { epoch: number; sequence: number } => {
  const [, epoch, sequence] = id.split(':').map(Number);
  return { epoch: epoch!, sequence: sequence! };
};

const covers = ({ lost }: Gap, id: string): boolean => {
  const { epoch, sequence } = sequenceOf(id);
  return lost !== null && lost.epoch === epoch && lost.from <= sequence && sequence <= lost.to;
};

const some = (what: string, ids: readonly string[]): string[] =>
  ids.length === 0 ? [] : [`${ids.length} ${what}: ${ids.slice(0, 3).join(', ')}`];

export class Ledger {
  readonly #tried = new Set<string>();
  readonly #stored = new Map<string, string>();
  readonly #refused = new Map<string, string>();
  readonly #twice: string[] = [];

  take(entry: LedgerEntry): void {
    if (entry.kind === 'tried') for (const moment of entry.moments) this.#tried.add(moment);
    if (entry.kind === 'stored')
      entry.ids.forEach((id, index) => {
        if (this.#stored.has(id)) this.#twice.push(id);
        this.#stored.set(id, entry.moments[index]!);
      });
    if (entry.kind === 'stood-by') for (const moment of entry.moments) this.#tried.delete(moment);
    if (entry.kind === 'refused') for (const moment of entry.moments) this.#refused.set(moment, entry.why);
  }

  get recorded(): number {
    return this.#stored.size;
  }

  get ids(): readonly string[] {
    return [...this.#stored.keys()];
  }

  /** Recorded ids that neither arrived nor lie in a gap. */
  missing(arrived: readonly Arrived[], gaps: readonly Gap[]): string[] {
    const ids = new Set(arrived.map(({ id }) => id));
    return this.ids.filter((id) => !ids.has(id) && !gaps.some((gap) => covers(gap, id)));
  }

  judge(arrived: readonly Arrived[], gaps: readonly Gap[]): Verdict {
    const ids = new Map<string, string | null>();
    const numbered = new Map<string, string>();
    const changed: string[] = [];
    const doubled: string[] = [];
    const invented: string[] = [];
    for (const { id, moment } of arrived) {
      if (ids.has(id) && ids.get(id) !== moment) changed.push(id);
      ids.set(id, moment);
      const stored = this.#stored.get(id);
      if (moment === null) {
        if (stored === undefined) invented.push(id);
        continue;
      }
      if (stored !== undefined && stored !== moment) changed.push(id);
      if (!this.#tried.has(moment)) invented.push(id);
      if ((numbered.get(moment) ?? id) !== id) doubled.push(id);
      numbered.set(moment, id);
    }
    const counted = new Map(gaps.map((gap) => [gap.id, gap]));
    const lost = this.ids.filter((id) => !ids.has(id));
    const short = [...counted.values()].filter(
      (gap) => gap.lost && lost.filter((id) => covers(gap, id)).length > gap.count,
    );
    const answered = new Set(this.#stored.values());
    return {
      recorded: this.#stored.size,
      received: ids.size,
      redelivered: arrived.length - ids.size,
      inGaps: lost.filter((id) => gaps.some((gap) => covers(gap, id))).length,
      gapCount: [...counted.values()].reduce((sum, gap) => sum + gap.count, 0),
      unanswered: [...this.#tried].filter((moment) => !answered.has(moment) && !this.#refused.has(moment))
        .length,
      broken: [
        ...some('neither arrived nor in a gap', this.missing(arrived, gaps)),
        ...some('given to two readings', this.#twice),
        ...some('under a second id', doubled),
        ...some('that nobody measured', invented),
        ...some('changed under their id', changed),
        ...some(
          'gaps that count too little',
          short.map(({ id }) => id),
        ),
        ...some(`refused by the store (${[...this.#refused.values()][0]})`, [...this.#refused.keys()]),
      ],
    };
  }
}

/** Readings that some encoders have had before the others: known by their ids, so that they are not sent twice. */
import type { RecordedReading } from '../../src/base/reading.ts';
import { keepAcknowledgedMs } from '../../src/store/outbox/outbox.ts';

/** Sequences on end, both included. */
type Stretch = [from: number, to: number];

interface Place {
  readonly epoch: number;
  readonly sequence: number;
}

/** Beyond it the oldest are forgotten: they are then sent twice, under their ids. */
const mostStretches = 5000;

const placeOf = (id: string): Place => {
  const [, epoch, sequence] = id.split(':').map(Number) as [number, number, number];
  return { epoch, sequence };
};

/** In memory only: what is not known after a reload is sent again, as every redelivery is. */
export class Ahead {
  readonly #stretches = new Map<number, Stretch[]>();
  /** Id → when it was acknowledged, ms: too lately to be certain (data-plane §6.3), oldest first. */
  readonly #recent = new Map<string, number>();

  add({ id }: Pick<RecordedReading, 'id'>, nowMs: number): void {
    this.#recent.set(id, nowMs);
    this.#settle(nowMs);
  }

  has({ id }: Pick<RecordedReading, 'id'>): boolean {
    if (this.#recent.has(id)) return true;
    const { epoch, sequence } = placeOf(id);
    const found = this.#stretches.get(epoch)?.findLast(([from]) => from <= sequence);
    return found !== undefined && sequence <= found[1];
  }

  /** What was acknowledged lately may be gone with the connection. */
  connectionLost(nowMs: number): void {
    this.#settle(nowMs);
    this.#recent.clear();
  }

  #settle(nowMs: number): void {
    for (const [id, atMs] of this.#recent) {
      if (nowMs - atMs < keepAcknowledgedMs) return;
      this.#recent.delete(id);
      this.#keep(placeOf(id));
    }
  }

  #keep({ epoch, sequence }: Place): void {
    const stretches = this.#stretches.get(epoch) ?? [];
    this.#stretches.set(epoch, stretches);
    const last = stretches.at(-1);
    if (last && sequence === last[1] + 1) last[1] = sequence;
    else if (!last || sequence > last[1]) stretches.push([sequence, sequence]);
    if (stretches.length > mostStretches) stretches.shift();
  }
}

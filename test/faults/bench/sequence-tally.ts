/** Millions of ids → which of them arrived, a bit each. */
import type { Runs } from '../../measure/courier/drive-courier.ts';

export class SequenceTally {
  /** By sequence, from 1 on: one epoch wrote them all. */
  #bits = new Uint8Array(1 << 20);
  #epoch: number | null = null;
  recorded = 0;
  received = 0;
  again = 0;
  /** Ids of the epoch beyond what was recorded, or of another one. */
  foreign = 0;
  #last = 0;

  expect(runs: Runs): void {
    for (const { epoch, last, count } of runs) {
      if (this.#epoch !== null && this.#epoch !== epoch) throw new Error('a second epoch');
      this.#epoch = epoch;
      this.recorded += count;
      this.#last = Math.max(this.#last, last);
    }
  }

  /** The number of the first that did not arrive. */
  get firstMissing(): number {
    for (let sequence = 1; sequence <= this.#last; sequence += 1) if (!this.#has(sequence)) return sequence;
    return this.#last + 1;
  }

  see(topic: string, payload: string): void {
    if (!topic.endsWith('/pressure') || topic.includes('/birth/')) return;
    const start = payload.indexOf('"id":"') + 6;
    const [, epoch, number] = payload.slice(start, payload.indexOf('"', start)).split(':');
    const sequence = Number(number);
    if (Number(epoch) !== this.#epoch || sequence > this.#last) this.foreign += 1;
    else if (this.#has(sequence)) this.again += 1;
    else {
      this.#set(sequence);
      this.received += 1;
    }
  }

  #has(sequence: number): boolean {
    return ((this.#bits[sequence >> 3] ?? 0) & (1 << (sequence & 7))) !== 0;
  }

  #set(sequence: number): void {
    if (sequence >> 3 >= this.#bits.length) {
      const larger = new Uint8Array(2 * this.#bits.length);
      larger.set(this.#bits);
      this.#bits = larger;
    }
    this.#bits[sequence >> 3]! |= 1 << (sequence & 7);
  }
}

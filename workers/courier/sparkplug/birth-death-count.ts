/** Counts the connections of an edge node, across page loads: bdSeq, 0 … 255, one more with every CONNECT. */
import type { Database } from '../../../src/store/database.ts';

const key = 'sparkplug-bdseq';
const numbers = 256;

/** By edge node: the number that its next CONNECT carries. */
type Stored = Readonly<Record<string, number>>;

const read = async (database: Database): Promise<Stored> => {
  const value = await database.get('marks', key);
  return typeof value === 'object' && value !== null ? (value as Stored) : {};
};

const isNumber = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < numbers;

export class BirthDeathCount {
  #writing: Promise<void> = Promise.resolve();

  /** @param node group and edge node, which together name it */
  constructor(
    private readonly database: Database,
    private readonly node: string,
  ) {}

  /** The number of the connection that is to be tried; durably used up when it resolves. */
  async take(): Promise<number> {
    await this.#writing;
    const next = (await read(this.database))[this.node];
    const number = isNumber(next) ? next : 0;
    await this.#write((number + 1) % numbers);
    return number;
  }

  /** That connection's CONNECT was never sent: the next one carries its number. */
  giveBack(number: number): void {
    this.#writing = this.#write(number).catch(() => undefined);
  }

  async #write(next: number): Promise<void> {
    const transaction = this.database.transaction('marks', 'readwrite', { durability: 'strict' });
    const stored = (await transaction.store.get(key)) as Stored | undefined;
    await Promise.all([transaction.store.put({ ...stored, [this.node]: next }, key), transaction.done]);
  }
}

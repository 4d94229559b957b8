/** Many small appends → few durable transactions: whatever arrives while one is under way shares the next. */
interface Waiting<Item, Written> {
  readonly item: Item;
  readonly resolve: (written: Written) => void;
  readonly reject: (error: unknown) => void;
}

/** One writer at a time; each write gets all items that waited and answers one result per item. */
export class AppendQueue<Item, Written> {
  readonly #write: (items: readonly Item[]) => Promise<readonly Written[]>;
  #waiting: Waiting<Item, Written>[] = [];
  #running: Promise<void> | null = null;

  constructor(write: (items: readonly Item[]) => Promise<readonly Written[]>) {
    this.#write = write;
  }

  /** Resolves when the item is durable; rejects with the write's error. */
  append(item: Item): Promise<Written> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        const written = await this.#write(batch.map(({ item }) => item));
        batch.forEach(({ resolve }, index) => resolve(written[index]!));
      } catch (error) {
        batch.forEach(({ reject }) => reject(error));
      }
    }
    // At once: who appends as soon as its append resolves must find that nobody runs any more.
    this.#running = null;
  }
}

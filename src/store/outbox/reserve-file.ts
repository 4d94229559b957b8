/** Bytes of the private file system that are given back when the disk is full, so that what makes room can be written. */
const reserveBytes = 2_000_000;

export interface Reserve {
  /** Gives the bytes back. */
  release(): Promise<void>;
  /** Takes them again; stays without them while there is no room. */
  keep(): Promise<void>;
}

export class ReserveFile implements Reserve {
  #isKept = false;

  constructor(private readonly name = 'outbox-reserve') {}

  async release(): Promise<void> {
    await this.#resize(0);
    this.#isKept = false;
  }

  async keep(): Promise<void> {
    if (!this.#isKept) this.#isKept = await this.#resize(reserveBytes);
  }

  /** Closed each time: only then does the browser count anew. */
  async #resize(bytes: number): Promise<boolean> {
    try {
      const folder = await navigator.storage.getDirectory();
      const file = await folder.getFileHandle(this.name, { create: true });
      const handle = await file.createSyncAccessHandle();
      try {
        handle.truncate(bytes);
      } finally {
        handle.close();
      }
      return true;
    } catch {
      // No such file system, or no room: the courier goes on without a reserve.
      return false;
    }
  }
}

/** Keeps the outer mark in a file of the origin private file system: two slots in turn, so that one is whole. */
import { checksum } from '../block/checksum.ts';
import type { OuterMark } from './reconcile-marks.ts';

const slotBytes = 1024;
/** Flushing to the disk is left to the system between these: a crash of the browser loses nothing, a power cut little. */
const flushEveryMs = 2000;
const openAttempts = 30;

interface Slot {
  readonly turn: number;
  readonly mark: OuterMark;
}

const readSlot = (bytes: Uint8Array): Slot | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = view.getUint32(4);
  if (length === 0 || length > slotBytes - 8) return null;
  const body = bytes.subarray(8, 8 + length);
  if (view.getUint32(0) !== checksum(body)) return null;
  return JSON.parse(new TextDecoder().decode(body)) as Slot;
};

const writeSlot = (slot: Slot): Uint8Array<ArrayBuffer> => {
  const body = new TextEncoder().encode(JSON.stringify(slot));
  const bytes = new Uint8Array(slotBytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, checksum(body));
  view.setUint32(4, body.length);
  bytes.set(body, 8);
  return bytes;
};

export class OuterMarkFile {
  readonly #handle: FileSystemSyncAccessHandle;
  #turn: number;
  #flushedAt = 0;
  #mark: OuterMark | null;

  private constructor(handle: FileSystemSyncAccessHandle) {
    this.#handle = handle;
    const bytes = new Uint8Array(2 * slotBytes);
    handle.read(bytes, { at: 0 });
    const slots = [readSlot(bytes.subarray(0, slotBytes)), readSlot(bytes.subarray(slotBytes))];
    const newest = slots.filter((slot) => slot !== null).sort((a, b) => b.turn - a.turn)[0];
    this.#turn = newest?.turn ?? 0;
    this.#mark = newest?.mark ?? null;
    // At its full size from the start: on a full disk it could not grow.
    if (handle.getSize() < bytes.length) handle.truncate(bytes.length);
  }

  /** The newest mark; null when there never was one. */
  get found(): OuterMark | null {
    return this.#mark;
  }

  /** Null where the browser has no such file system: then only the database keeps the count. */
  static async open(name = 'outbox-mark'): Promise<OuterMarkFile | null> {
    for (let attempt = 1; attempt <= openAttempts; attempt += 1) {
      try {
        const folder = await navigator.storage.getDirectory();
        const file = await folder.getFileHandle(name, { create: true });
        return new OuterMarkFile(await file.createSyncAccessHandle());
      } catch (error) {
        // A worker that was just terminated may hold the file a moment longer.
        const isHeld = error instanceof DOMException && error.name === 'NoModificationAllowedError';
        if (!isHeld) return null;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    return null;
  }

  write(mark: OuterMark): void {
    this.#mark = mark;
    this.#turn += 1;
    this.#handle.write(writeSlot({ turn: this.#turn, mark }), { at: (this.#turn % 2) * slotBytes });
    if (performance.now() - this.#flushedAt < flushEveryMs) return;
    this.#handle.flush();
    this.#flushedAt = performance.now();
  }

  close(): void {
    this.#handle.flush();
    this.#handle.close();
  }
}

/** Protocol buffer bytes from anywhere → fields, one by one; throws `WireError` on anything malformed, and on nothing else. */
import { bytesType, fixed32Type, fixed64Type, varintType } from './wire-writer.ts';

export class WireError extends Error {}

/** One field as it lies on the wire; what it means is the schema's business. */
export type WireField =
  | { readonly field: number; readonly type: 'varint'; readonly value: bigint }
  | { readonly field: number; readonly type: 'fixed64' | 'fixed32' | 'bytes'; readonly value: Uint8Array };

const longestVarint = 10;
const largestField = 2 ** 29 - 1;

export class WireReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next field, or null at the end. Every call moves on or throws, so that a loop over it ends. */
  next(): WireField | null {
    if (this.#at >= this.#bytes.length) return null;
    const tag = this.#varint();
    const field = Number(tag >> 3n);
    if (field < 1 || field > largestField) throw new WireError('A field number is out of range.');
    const type = Number(tag & 7n);
    if (type === varintType) return { field, type: 'varint', value: this.#varint() };
    if (type === fixed64Type) return { field, type: 'fixed64', value: this.#take(8) };
    if (type === fixed32Type) return { field, type: 'fixed32', value: this.#take(4) };
    if (type === bytesType) {
      const length = this.#varint();
      if (length > BigInt(this.#bytes.length)) throw new WireError('A field is longer than the message.');
      return { field, type: 'bytes', value: this.#take(Number(length)) };
    }
    throw new WireError(`Wire type ${type} is not used by Sparkplug.`);
  }

  #varint(): bigint {
    let value = 0n;
    for (let index = 0; index < longestVarint; index += 1) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new WireError('The message ends inside a number.');
      this.#at += 1;
      value |= BigInt(byte & 0x7f) << BigInt(7 * index);
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new WireError('A number has more than 64 bits.');
  }

  #take(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new WireError('The message ends inside a field.');
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }
}

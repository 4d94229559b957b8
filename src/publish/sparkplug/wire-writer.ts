/** Values → protocol buffer fields, byte by byte: no generated code and no reflection, which the content policy forbids. */
const utf8 = new TextEncoder();

/** Wire types of the protocol buffer encoding. */
export const varintType = 0;
export const fixed64Type = 1;
export const bytesType = 2;
export const fixed32Type = 5;

const sevenBits = 0x80;
const highPart = 2 ** 28;
const largestExact = BigInt(Number.MAX_SAFE_INTEGER);

const varintSize = (value: number): number => {
  let size = 1;
  for (let rest = value; rest >= sevenBits; rest = Math.floor(rest / sevenBits)) size += 1;
  return size;
};

export class WireWriter {
  #bytes = new Uint8Array(256);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** @param value whole, 0 … 2⁵³ − 1 */
  unsigned(field: number, value: number): void {
    this.#tag(field, varintType);
    this.#varint(value);
  }

  /** Any 64-bit pattern; negative numbers as two's complement. */
  long(field: number, value: bigint): void {
    this.#tag(field, varintType);
    let rest = BigInt.asUintN(64, value);
    if (rest <= largestExact) return this.#varint(Number(rest));
    for (; rest >= 128n; rest >>= 7n) this.#byte(Number(rest & 127n) | sevenBits);
    this.#byte(Number(rest));
  }

  boolean(field: number, value: boolean): void {
    this.unsigned(field, value ? 1 : 0);
  }

  float(field: number, value: number): void {
    this.#tag(field, fixed32Type);
    this.#reserve(4);
    this.#view.setFloat32(this.#length, value, true);
    this.#length += 4;
  }

  double(field: number, value: number): void {
    this.#tag(field, fixed64Type);
    this.#reserve(8);
    this.#view.setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  string(field: number, value: string): void {
    this.message(field, () => this.#text(value));
  }

  /** A field that holds what `write` writes on this writer, behind its length. */
  message(field: number, write: () => void): void {
    this.#tag(field, bytesType);
    const start = this.#length;
    write();
    const length = this.#length - start;
    const prefix = varintSize(length);
    this.#reserve(prefix);
    this.#bytes.copyWithin(start + prefix, start, this.#length);
    this.#length = start;
    this.#varint(length);
    this.#length += length;
  }

  bytes(field: number, value: Uint8Array): void {
    this.#tag(field, bytesType);
    this.#varint(value.length);
    this.#append(value);
  }

  #text(value: string): void {
    this.#reserve(value.length);
    // Nearly every name is ASCII, which is its own UTF-8.
    for (let index = 0; index < value.length; index += 1) {
      const unit = value.charCodeAt(index);
      if (unit >= sevenBits) return this.#append(utf8.encode(value.slice(index)));
      this.#bytes[this.#length] = unit;
      this.#length += 1;
    }
  }

  #append(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  #tag(field: number, type: number): void {
    this.#varint(field * 8 + type);
  }

  #varint(value: number): void {
    let rest = value;
    // Beyond 32 bits JavaScript's bit operators cut: divide instead.
    for (; rest >= highPart; rest = Math.floor(rest / sevenBits)) this.#byte((rest % sevenBits) | sevenBits);
    for (; rest >= sevenBits; rest >>>= 7) this.#byte((rest & 0x7f) | sevenBits);
    this.#byte(rest);
  }

  #byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + size));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}

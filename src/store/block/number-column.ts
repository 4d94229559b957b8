/** A column of numbers or nulls ↔ bytes, without loss: decimals as whole numbers, differences as short varints. */
import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';

type Column = readonly (number | null)[];

const maximumDecimals = 15;
const rawFloats = 255;
const largestWhole = 2 ** 50;
const presence = { all: 0, none: 1, some: 2 } as const;

/** Fewest decimals that hold every value exactly, or null when only a float does. */
const decimalsOf = (values: readonly number[]): number | null => {
  let decimals = 0;
  for (const value of values) {
    for (;;) {
      const whole = Math.round(value * 10 ** decimals);
      if (Math.abs(whole) > largestWhole || Object.is(value, -0)) return null;
      if (whole / 10 ** decimals === value) break;
      decimals += 1;
      if (decimals > maximumDecimals) return null;
    }
  }
  return decimals;
};

const writePresence = (writer: ByteWriter, column: Column): number[] => {
  const values = column.filter((value) => value !== null);
  const kind =
    values.length === column.length ? presence.all : values.length === 0 ? presence.none : presence.some;
  writer.byte(kind);
  if (kind !== presence.some) return values;
  const bits = new Uint8Array(Math.ceil(column.length / 8));
  column.forEach((value, index) => {
    if (value !== null) bits[index >> 3]! |= 1 << (index & 7);
  });
  writer.bytes(bits);
  return values;
};

const readPresence = (reader: ByteReader, length: number): boolean[] => {
  const kind = reader.byte();
  if (kind === presence.some) {
    const bits = reader.bytes(Math.ceil(length / 8));
    return Array.from({ length }, (_, index) => (bits[index >> 3]! & (1 << (index & 7))) !== 0);
  }
  if (kind !== presence.all && kind !== presence.none) throw new RangeError('A column is not readable.');
  return Array.from({ length }, () => kind === presence.all);
};

export const writeColumn = (writer: ByteWriter, column: Column): void => {
  const values = writePresence(writer, column);
  if (values.length === 0) return;
  const decimals = decimalsOf(values);
  writer.byte(decimals ?? rawFloats);
  let before = 0;
  for (const value of values) {
    if (decimals === null) writer.float(value);
    else {
      const whole = Math.round(value * 10 ** decimals);
      writer.whole(whole - before);
      before = whole;
    }
  }
};

export const readColumn = (reader: ByteReader, length: number): (number | null)[] => {
  const present = readPresence(reader, length);
  if (!present.includes(true)) return present.map(() => null);
  const decimals = reader.byte();
  if (decimals !== rawFloats && decimals > maximumDecimals) throw new RangeError('A column is not readable.');
  let whole = 0;
  return present.map((isPresent) => {
    if (!isPresent) return null;
    if (decimals === rawFloats) return reader.float();
    whole += reader.whole();
    return whole / 10 ** decimals;
  });
};

/** A Sparkplug B payload as data: the part of the schema that an edge node without templates and data sets needs. */

/** Sparkplug 3.0 §6.4.16, DataType. */
export const dataTypes = {
  Int8: 1,
  Int16: 2,
  Int32: 3,
  Int64: 4,
  UInt8: 5,
  UInt16: 6,
  UInt32: 7,
  UInt64: 8,
  Float: 9,
  Double: 10,
  Boolean: 11,
  String: 12,
  DateTime: 13,
  Text: 14,
} as const;

/** A value in the field that carries it; `int` is the unsigned 32-bit pattern, `long` the unsigned 64-bit one. */
export type WireValue =
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'long'; readonly value: bigint }
  | { readonly kind: 'float' | 'double'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'string'; readonly value: string };

export interface Property {
  readonly key: string;
  readonly type: number;
  /** Null sets `is_null`. */
  readonly value: WireValue | null;
}

export interface Metric {
  readonly name: string | null;
  /** UTC, ms since the epoch. */
  readonly timestamp: number | null;
  /** Left out of data messages: the birth has said it. */
  readonly datatype: number | null;
  readonly isHistorical: boolean;
  readonly properties: readonly Property[];
  /** Null sets `is_null`. */
  readonly value: WireValue | null;
}

export interface Payload {
  /** UTC, ms since the epoch. */
  readonly timestamp: number | null;
  readonly metrics: readonly Metric[];
  /** 0 … 255; null in an NDEATH and in commands. */
  readonly seq: number | null;
}

export const double = (value: number): WireValue => ({ kind: 'double', value });
export const boolean = (value: boolean): WireValue => ({ kind: 'boolean', value });
export const string = (value: string): WireValue => ({ kind: 'string', value });
/** @param value whole, −2³¹ … 2³¹ − 1 */
export const int32 = (value: number): WireValue => ({ kind: 'int', value: value >>> 0 });
/** @param value whole */
export const int64 = (value: number): WireValue => ({
  kind: 'long',
  value: BigInt.asUintN(64, BigInt(value)),
});

/** The shape of a version-1 record, field by field; `record.schema.json` says the same to other programs. */
import * as v from 'valibot';
import { unitCodes } from '../src/base/unit.ts';

const number = (low: number, high: number) => v.pipe(v.number(), v.minValue(low), v.maxValue(high));
const positive = (high: number) => v.pipe(v.number(), v.gtValue(0), v.maxValue(high));
const whole = (low: number, high: number) => v.pipe(number(low, high), v.integer());
const text = (most: number) =>
  v.pipe(v.string(), v.regex(new RegExp(`^[\\s\\S]{0,${most}}$`, 'u'), `text ≤ ${most}`));

/** Values on dials; beyond this it is a slip of the keyboard. */
const value = number(-1e12, 1e12);
const pixel = number(-100_000, 100_000);
const point = v.strictObject({ x: pixel, y: pixel });
const dialPoint = v.strictObject({ x: number(-10, 10), y: number(-10, 10) });

const utc = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/u, 'utc'));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z)?$/u, 'day'));
/** MQTT levels: no wildcards, no control characters, none empty. */
const asset = v.pipe(v.string(), v.regex(/^(?=[\s\S]{1,400}$)[^+#/\p{Cc}]+(\/[^+#/\p{Cc}]+)*$/u, 'asset'));
const tag = v.pipe(v.string(), v.regex(/^[^+#/\p{Cc}]{1,120}$/u, 'tag'));

export const recordShape = v.strictObject({
  format: v.literal('dialect-calibration'),
  version: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/u, 'id')),
  revision: whole(0, 1e9),
  author: text(200),
  createdAt: utc,
  device: text(200),
  gauge: v.strictObject({
    asset,
    tag,
    unit: v.picklist(unitCodes),
    reference: v.picklist(['gauge', 'absolute', 'differential', 'vacuum', 'none']),
    accuracyClass: v.nullable(positive(20)),
    description: text(2000),
  }),
  picture: v.strictObject({ width: whole(16, 32_768), height: whole(16, 32_768) }),
  pivot: point,
  face: v.nullable(
    v.strictObject({
      cx: pixel,
      cy: pixel,
      rx: positive(100_000),
      ry: positive(100_000),
      rotationDeg: number(-360, 360),
    }),
  ),
  perspective: v.variant('method', [
    v.strictObject({ method: v.literal('none') }),
    v.strictObject({ method: v.literal('ellipse') }),
    v.strictObject({
      method: v.literal('points'),
      picture: v.strictTuple([point, point, point, point]),
      dial: v.strictTuple([dialPoint, dialPoint, dialPoint, dialPoint]),
      sigmaPx: v.exactOptional(number(0, 1000)),
      depth: v.exactOptional(v.literal('unknown')),
    }),
  ]),
  marks: v.pipe(v.array(v.strictObject({ value, at: point })), v.minLength(2), v.maxLength(360)),
  markSigmaPx: number(0, 100),
  scale: v.strictObject({
    law: v.picklist(['piecewise-linear', 'monotone-cubic']),
    direction: v.picklist(['clockwise', 'counter-clockwise']),
    wraps: v.boolean(),
    endStops: v.strictObject({ low: v.boolean(), high: v.boolean() }),
    division: v.nullable(positive(1e12)),
  }),
  needle: v.strictObject({
    colour: v.picklist(['any', 'dark', 'light', 'red']),
    reach: v.nullable(positive(2)),
  }),
  print: v.nullable(
    v.strictObject({
      size: whole(8, 512),
      luma: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{1,349528}={0,2}$/u, 'base64')),
      needleDeg: v.nullable(number(-360, 360)),
    }),
  ),
  verifications: v.pipe(
    v.array(v.strictObject({ at: utc, by: text(200), read: value, shown: value })),
    v.maxLength(1000),
  ),
  dueAt: v.nullable(day),
  alignedFrom: v.exactOptional(
    v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}@\d{1,10}$/u, 'name')),
  ),
});

export type RecordShape = v.InferOutput<typeof recordShape>;

/** A block → its readings in order of sequence, or a sentence that says how it is damaged. */
import type { Reading } from '../../base/reading.ts';
import { ok, refuse, type Result } from '../../base/result.ts';
import { blockFormat, largestBlock, measuredColumns, type BlockHeader } from './block-columns.ts';
import { ByteReader } from './byte-reader.ts';
import { checksum } from './checksum.ts';
import type { Numbered } from './numbered.ts';
import { readColumn } from './number-column.ts';

const whole = (column: readonly (number | null)[]): number[] =>
  column.map((value) => {
    if (value === null) throw new RangeError('A count is missing.');
    return value;
  });

const sums = (differences: readonly number[]): number[] => {
  let sum = 0;
  return differences.map((difference) => (sum += difference));
};

const readSeries = (
  reader: ByteReader,
  { length, ...key }: BlockHeader['series'][number],
  statuses: BlockHeader['statuses'],
): Numbered[] => {
  const sequences = whole(readColumn(reader, length));
  const times = sums(whole(readColumn(reader, length)));
  const statusIndexes = whole(readColumn(reader, length));
  const [value, u95, angleDeg, raw, peakToPeak, n] = measuredColumns.map(() => readColumn(reader, length));
  const { asset, tag, unit, reference, calibration } = key;
  return sequences.map((sequence, index) => {
    const status = statuses[statusIndexes[index]!];
    if (!status) throw new RangeError('A status is missing.');
    // Field by field: an object made of entries is slow for ever after, and a week has ten million.
    const reading = {
      v: 1,
      ts: times[index]!,
      asset,
      tag,
      unit,
      reference,
      calibration,
      quality: status.quality,
      reasons: status.reasons,
      value: value![index],
      u95: u95![index],
      angleDeg: angleDeg![index],
      raw: raw![index],
      peakToPeak: peakToPeak![index],
      n: n![index],
    } as Reading;
    return { sequence, reading };
  });
};

const decode = (bytes: Uint8Array): Numbered[] => {
  const reader = new ByteReader(bytes);
  if (reader.byte() !== blockFormat) throw new RangeError('The block is of another version.');
  const header = JSON.parse(new TextDecoder().decode(reader.bytes(reader.count()))) as BlockHeader;
  const total = header.series.reduce((sum, { length }) => sum + length, 0);
  if (!(total <= largestBlock)) throw new RangeError('The block is too long.');
  const entries = header.series.flatMap((series) => readSeries(reader, series, header.statuses));
  return entries.sort((a, b) => a.sequence - b.sequence);
};

/** Never throws, whatever the bytes are. */
export const decodeBlock = (sealed: unknown): Result<readonly Numbered[], string> => {
  if (!(sealed instanceof Uint8Array) || sealed.length < 6) return refuse('This is not a block.');
  const bytes = sealed.subarray(0, -4);
  const stated = new DataView(sealed.buffer, sealed.byteOffset).getUint32(bytes.length, true);
  if (stated !== checksum(bytes)) return refuse('The block’s checksum does not match.');
  try {
    return ok(decode(bytes));
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
};

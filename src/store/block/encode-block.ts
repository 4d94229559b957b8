/** A minute of readings → one compact block: series by series, column by column, about ten bytes a reading. */
import type { Numbered } from './numbered.ts';
import { blockFormat, measuredColumns, type BlockHeader } from './block-columns.ts';
import { ByteWriter } from './byte-writer.ts';
import { checksum } from './checksum.ts';
import { writeColumn } from './number-column.ts';

interface Group {
  readonly first: Numbered;
  readonly entries: Numbered[];
}

const groupBySeries = (entries: readonly Numbered[]): Group[] => {
  const groups = new Map<string, Group>();
  for (const entry of entries) {
    const { asset, tag, unit, reference, calibration } = entry.reading;
    const key = JSON.stringify([asset, tag, unit, reference, calibration]);
    const group = groups.get(key);
    if (group) group.entries.push(entry);
    else groups.set(key, { first: entry, entries: [entry] });
  }
  return [...groups.values()];
};

const differences = (values: readonly number[]): number[] =>
  values.map((value, index) => (index === 0 ? value : value - values[index - 1]!));

/** Entries in rising order of sequence; all of one epoch. */
export const encodeBlock = (entries: readonly Numbered[]): Uint8Array<ArrayBuffer> => {
  const groups = groupBySeries(entries);
  const statuses = new Map<string, number>();
  const statusOf = ({ reading: { quality, reasons } }: Numbered): number => {
    const key = JSON.stringify({ quality, reasons });
    const known = statuses.get(key) ?? statuses.size;
    statuses.set(key, known);
    return known;
  };
  const columns = new ByteWriter();
  for (const group of groups) {
    writeColumn(
      columns,
      group.entries.map((entry) => entry.sequence),
    );
    // Twice the difference: a steady rhythm costs one byte.
    writeColumn(columns, differences(group.entries.map((entry) => entry.reading.ts)));
    writeColumn(columns, group.entries.map(statusOf));
    for (const name of measuredColumns)
      writeColumn(
        columns,
        group.entries.map((entry) => entry.reading[name]),
      );
  }
  const header: BlockHeader = {
    series: groups.map(({ first: { reading }, entries: { length } }) => ({
      asset: reading.asset,
      tag: reading.tag,
      unit: reading.unit,
      reference: reading.reference,
      calibration: reading.calibration,
      length,
    })),
    statuses: [...statuses.keys()].map((key) => JSON.parse(key) as BlockHeader['statuses'][number]),
  };
  const body = new ByteWriter();
  const headerBytes = new TextEncoder().encode(JSON.stringify(header));
  body.byte(blockFormat);
  body.count(headerBytes.length);
  body.bytes(headerBytes);
  body.bytes(columns.finish());
  const bytes = body.finish();
  const sealed = new Uint8Array(bytes.length + 4);
  sealed.set(bytes);
  new DataView(sealed.buffer).setUint32(bytes.length, checksum(bytes), true);
  return sealed;
};

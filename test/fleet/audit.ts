/** What the kiosks recorded and what the consumer got → what is lost, repeated or changed. */
import type { Gap } from '../../src/base/gap.ts';
import type { RecordedReading } from '../../src/base/reading.ts';
import type { SeenMessage } from '../support/mosquitto.ts';
import { readingsAmong, withoutRepeats } from '../support/received-readings.ts';

export interface Audit {
  readonly recorded: number;
  /** Different ids. */
  readonly received: number;
  /** Deliveries beyond the first of each id. */
  readonly repeats: number;
  /** Recorded, not received, and named by a gap. */
  readonly inGaps: number;
  /** Recorded, neither received nor named by a gap. */
  readonly lost: number;
  /** Received and never recorded. */
  readonly foreign: number;
  /** Received with another content than was recorded. */
  readonly changed: number;
  /** One measurement under two ids. */
  readonly doubled: number;
}

const gapsAmong = (messages: readonly SeenMessage[]): Gap[] =>
  messages.filter(({ topic }) => topic.endsWith('/gap')).map(({ payload }) => JSON.parse(payload) as Gap);

const isIn = (id: string, gaps: readonly Gap[]): boolean => {
  const [kiosk, epoch, sequence] = id.split(':');
  return gaps.some(
    ({ id: of, lost }) =>
      of.split(':')[0] === kiosk &&
      lost?.epoch === Number(epoch) &&
      lost.from <= Number(sequence) &&
      Number(sequence) <= lost.to,
  );
};

/** All that a reading says, but for whether it came late. */
const contentOf = ({
  ts,
  asset,
  tag,
  value,
  unit,
  reference,
  quality,
  reasons,
  u95,
  n,
}: RecordedReading): string =>
  JSON.stringify([ts, asset, tag, value, unit, reference, quality, reasons, u95, n]);

export const auditOf = (recorded: readonly RecordedReading[], messages: readonly SeenMessage[]): Audit => {
  const expected = new Map(recorded.map((reading) => [reading.id, reading]));
  const all = readingsAmong(messages);
  const distinct = withoutRepeats(all);
  const received = new Set(distinct.map(({ id }) => id));
  const gaps = gapsAmong(messages);
  const missing = [...expected.keys()].filter((id) => !received.has(id));
  const known = all.filter(({ id }) => expected.has(id));
  return {
    recorded: expected.size,
    received: received.size,
    repeats: all.length - distinct.length,
    inGaps: missing.filter((id) => isIn(id, gaps)).length,
    lost: missing.filter((id) => !isIn(id, gaps)).length,
    foreign: [...received].filter((id) => !expected.has(id)).length,
    changed: known.filter((reading) => contentOf(reading) !== contentOf(expected.get(reading.id)!)).length,
    doubled: distinct.length - new Set(distinct.map(({ asset, tag, ts }) => `${asset} ${tag} ${ts}`)).size,
  };
};

/** What the mark outside the database says must wait, against the blocks that are there → what was lost, and why. */
import type { GapCause } from '../../base/gap.ts';
import type { BlockKey, InnerMark } from '../schema.ts';
import type { OuterMark, Stretch } from './reconcile-marks.ts';

export interface Loss {
  readonly cause: GapCause;
  readonly count: number;
  readonly lost: { readonly epoch: number; readonly from: number; readonly to: number } | null;
}

const stretchesOf = ({ epoch, last, acknowledged, waiting, older = [] }: OuterMark): readonly Stretch[] => [
  ...older,
  { epoch, from: acknowledged + 1, to: last, count: waiting },
];

const isBehind = (inner: InnerMark, outer: OuterMark): boolean =>
  outer.epoch > inner.epoch || (outer.epoch === inner.epoch && outer.last > inner.last);

/** The stretch without the blocks at its ends that are there. */
const narrow = ({ epoch, from, to }: Stretch, found: readonly BlockKey[]): NonNullable<Loss['lost']> => {
  let first = from;
  let last = to;
  for (const [, blockFirst, blockLast] of found)
    if (blockFirst <= first) first = Math.max(first, blockLast + 1);
  for (const [, blockFirst, blockLast] of found.toReversed())
    if (blockLast >= last) last = Math.min(last, blockFirst - 1);
  return first <= last ? { epoch, from: first, to: last } : { epoch, from, to };
};

/**
 * @param inner null where the database has no mark
 * @param keys of all blocks, by age, the recovered rows among them
 */
export const findLosses = (
  inner: InnerMark | null,
  outer: OuterMark | null,
  keys: readonly BlockKey[],
): readonly Loss[] => {
  if (!outer) return [];
  const cause = !inner
    ? 'database-recreated'
    : isBehind(inner, outer)
      ? 'database-rolled-back'
      : 'entry-corrupt';
  return stretchesOf(outer).flatMap((stretch) => {
    const { epoch, from, to, count } = stretch;
    const found = keys.filter(([of, first, last]) => of === epoch && last >= from && first <= to);
    const there = found.reduce((sum, [, , , readings]) => sum + readings, 0);
    return count > there ? [{ cause, count: count - there, lost: narrow(stretch, found) }] : [];
  });
};

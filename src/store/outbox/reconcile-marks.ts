/** The database's own mark and the one kept outside it → where the count goes on, and what was lost. */
import type { GapCause } from '../../base/gap.ts';

/** What is kept outside IndexedDB, because the browser may silently recreate a damaged database, empty. */
export interface OuterMark {
  readonly kiosk: string;
  readonly epoch: number;
  /** Last sequence that was given out. */
  readonly last: number;
  /** Every sequence up to here was acknowledged. */
  readonly acknowledged: number;
  /** Readings stored and not acknowledged. */
  readonly waiting: number;
}

export interface Loss {
  readonly cause: GapCause;
  readonly count: number;
  readonly lost: { readonly epoch: number; readonly from: number; readonly to: number };
}

export interface Standing {
  readonly epoch: number;
  readonly last: number;
  readonly loss: Loss | null;
}

/**
 * An epoch is the second in which it began (UTC): it rises even after everything here was erased, so that no
 * id is ever given twice.
 */
export const nextEpoch = (before: number, nowMs: number): number =>
  Math.max(before + 1, Math.floor(nowMs / 1000));

export const reconcileMarks = (
  inner: { readonly kiosk: string; readonly epoch: number; readonly last: number } | null,
  outer: OuterMark | null,
  kiosk: string,
  nowMs: number,
): Standing => {
  const epoch = nextEpoch(Math.max(inner?.epoch ?? 0, outer?.epoch ?? 0), nowMs);
  const fresh: Standing = { epoch, last: 0, loss: null };
  if (outer && outer.waiting > 0 && !inner) {
    const lost = { epoch: outer.epoch, from: outer.acknowledged + 1, to: outer.last };
    return { ...fresh, loss: { cause: 'database-recreated', count: outer.waiting, lost } };
  }
  if (!inner) return fresh;
  const isBehind =
    outer !== null && (outer.epoch > inner.epoch || (outer.epoch === inner.epoch && outer.last > inner.last));
  if (isBehind) {
    const from = outer.epoch === inner.epoch ? inner.last + 1 : 1;
    const first = Math.max(from, outer.acknowledged + 1);
    const count = Math.min(outer.waiting, outer.last - first + 1);
    if (count <= 0) return fresh;
    const lost = { epoch: outer.epoch, from: first, to: outer.last };
    return { ...fresh, loss: { cause: 'database-rolled-back', count, lost } };
  }
  return inner.kiosk === kiosk ? { epoch: inner.epoch, last: inner.last, loss: null } : fresh;
};

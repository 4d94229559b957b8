/** Several gaps of one cause → one, coarser: the last resort when even summaries fill the disk. */
import type { Gap, ThinnedSeries } from '../../base/gap.ts';

const least = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);
const greatest = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.max(a, b);

const join = (a: ThinnedSeries, b: ThinnedSeries): ThinnedSeries => {
  const valued = a.valued + b.valued;
  const sum = (a.mean ?? 0) * a.valued + (b.mean ?? 0) * b.valued;
  return {
    ...a,
    min: least(a.min, b.min),
    mean: valued > 0 ? sum / valued : null,
    max: greatest(a.max, b.max),
    n: a.n + b.n,
    valued,
  };
};

/** Keeps the first gap's id; `gaps` are of one cause and epoch, oldest first, at least one. */
export const mergeGaps = (gaps: readonly Gap[]): Gap =>
  gaps.slice(1).reduce<Gap>((merged, gap) => {
    const series = new Map(merged.series.map((one) => [`${one.asset}/${one.tag} ${one.unit}`, one]));
    for (const one of gap.series) {
      const key = `${one.asset}/${one.tag} ${one.unit}`;
      const known = series.get(key);
      series.set(key, known ? join(known, one) : one);
    }
    return {
      ...merged,
      count: merged.count + gap.count,
      lost: merged.lost && gap.lost ? { ...merged.lost, to: gap.lost.to } : null,
      span: merged.span && gap.span ? { fromTs: merged.span.fromTs, toTs: gap.span.toTs } : null,
      series: [...series.values()],
    };
  }, gaps[0]!);

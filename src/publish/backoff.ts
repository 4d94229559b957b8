/** How long to wait before the next attempt: doubling, bounded, jittered so that a fleet does not return at once. */
export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

export const unreachable: Backoff = { firstMs: 500, longestMs: 30_000 };
/** A refusal needs a person or an administrator: ask less often. */
export const refused: Backoff = { firstMs: 5_000, longestMs: 60_000 };

/**
 * @param failures in a row, ≥ 1
 * @param random 0…1
 * @returns ms, between half and all of the doubled time
 */
export const waitMs = ({ firstMs, longestMs }: Backoff, failures: number, random: number): number => {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20));
  return whole * (0.5 + random / 2);
};

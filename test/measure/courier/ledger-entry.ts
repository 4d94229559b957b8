/** What a page tells a script's ledger about readings: before they are stored, and what became of that. */

export type LedgerEntry =
  | { readonly kind: 'tried'; readonly moments: readonly string[] }
  /** Durable under these ids. */
  | { readonly kind: 'stored'; readonly ids: readonly string[]; readonly moments: readonly string[] }
  /** Not recorded here: another tab records. */
  | { readonly kind: 'stood-by'; readonly moments: readonly string[] }
  | { readonly kind: 'refused'; readonly moments: readonly string[]; readonly why: string };

/** Names one measurement, whatever id it gets; survives storing and the plain encoder. */
export const momentOf = ({
  asset,
  tag,
  ts,
  n,
}: {
  readonly asset: string;
  readonly tag: string;
  readonly ts: number;
  readonly n: number;
}): string => `${asset}/${tag} ${ts} ${n}`;

/** What a kiosk needs of the plant that it stands in. */
import type { Ledger } from './ledger.ts';
import type { Relay } from './relay.ts';

export interface KioskSurroundings {
  /** Where the built app is served, without a slash at its end. */
  readonly origin: string;
  readonly relay: Relay;
  readonly ledger: Ledger;
  /** `n` of a stream's first batch; the next stream begins beyond its last. */
  nextNumber(): number;
}

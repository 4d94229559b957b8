/** A stored reading with its place in the count. */
import type { Reading } from '../../base/reading.ts';

export interface Numbered {
  readonly sequence: number;
  readonly reading: Reading;
}

/** How long looking took → whether a second worker should look too. */

/** Work is averaged over this, ms. */
const windowMs = 1000;
/** Shares of one worker's time: above the first it falls behind or soon will, below the second it is enough alone. */
const heavy = 0.85;
const light = 0.6;
/** A second worker costs memory and a second of work to start: it joins and leaves only after so long, ms. */
const joinAfterMs = 5000;
const leaveAfterMs = 30_000;

export type JoinVerdict = 'join' | 'leave' | 'stay';

export class JoinRule {
  #sinceMs: number;
  #workMs = 0;
  #heavySinceMs: number | null = null;
  #lightSinceMs: number | null = null;

  constructor(nowMs: number) {
    this.#sinceMs = nowMs;
  }

  /** @param workMs what one worker alone would have needed for what was looked at since the last call */
  add(workMs: number): void {
    this.#workMs += workMs;
  }

  /** Null until a window is full. */
  judge(nowMs: number): JoinVerdict | null {
    const fullMs = nowMs - this.#sinceMs;
    if (fullMs < windowMs) return null;
    const share = this.#workMs / fullMs;
    this.#heavySinceMs = share > heavy ? (this.#heavySinceMs ?? this.#sinceMs) : null;
    this.#lightSinceMs = share < light ? (this.#lightSinceMs ?? this.#sinceMs) : null;
    this.#sinceMs = nowMs;
    this.#workMs = 0;
    if (this.#heavySinceMs !== null && nowMs - this.#heavySinceMs >= joinAfterMs) return 'join';
    if (this.#lightSinceMs !== null && nowMs - this.#lightSinceMs >= leaveAfterMs) return 'leave';
    return 'stay';
  }
}

/** A verdict on the live condition, and the delays that turn a run of verdicts into active or normal. */

/**
 * `beyond`: the condition holds; `within`: it is clearly gone; `between`: inside the deadband; `unknown`: too little
 * to judge by, so that nothing changes.
 */
export type Verdict = 'beyond' | 'within' | 'between' | 'unknown';

export interface Delayed {
  readonly active: boolean;
  /** How long the opposite has held without a break, ms; null when it does not. */
  readonly pendingMs: number | null;
}

/** @param stepMs time since the verdict before this one, during which that one held */
export const delay = (
  { active, pendingMs }: Delayed,
  verdict: Verdict,
  stepMs: number,
  { onDelayMs, offDelayMs }: { readonly onDelayMs: number; readonly offDelayMs: number },
): Delayed => {
  if (verdict === 'unknown') return { active, pendingMs };
  if (verdict !== (active ? 'within' : 'beyond')) return { active, pendingMs: null };
  const held = pendingMs === null ? 0 : pendingMs + stepMs;
  return held >= (active ? offDelayMs : onDelayMs)
    ? { active: !active, pendingMs: null }
    : { active, pendingMs: held };
};

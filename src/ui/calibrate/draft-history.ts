/** Drafts in their order, so that every step can be undone. */
import type { Draft } from './draft.ts';

const deepest = 200;

export class DraftHistory {
  private past: Draft[] = [];
  /** Name of the last step; steps of one name in a row (a drag, typing) are undone together. */
  private lastStep = '';

  constructor(public now: Draft) {}

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  change(next: Draft, step = ''): void {
    if (next === this.now) return;
    if (step === '' || step !== this.lastStep) this.past = [...this.past.slice(-deepest), this.now];
    this.lastStep = step;
    this.now = next;
  }

  /** Takes every draft as `change` makes it: no step of its own, and nothing to undo. */
  replace(change: (draft: Draft) => Draft): void {
    this.past = this.past.map(change);
    this.now = change(this.now);
  }

  /** The next change of any name is a step of its own. */
  settle(): void {
    this.lastStep = '';
  }

  undo(): void {
    this.now = this.past.at(-1) ?? this.now;
    this.past = this.past.slice(0, -1);
    this.settle();
  }
}

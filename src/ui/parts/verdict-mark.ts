/** A verdict as a shape that is told apart without colour: ring, diamond, crossed square, hourglass, dashes. */
import { svg, html, type TemplateResult } from 'lit';

/** What a card says about its value; `simulated` is an uncertain one whose only reason is the rendered picture. */
export type Verdict = 'good' | 'simulated' | 'uncertain' | 'bad' | 'stale' | 'waiting';

const shapes: Readonly<Record<Verdict, TemplateResult>> = {
  good: svg`<circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" stroke-width="2.5"/><path d="M8 12.3l2.8 2.8L16 9.6" fill="none" stroke="currentColor" stroke-width="2.5"/>`,
  simulated: svg`<path d="M12 2.5l9.5 9.5-9.5 9.5L2.5 12z" fill="none" stroke="currentColor" stroke-width="2.5" stroke-dasharray="4 2.6"/>`,
  uncertain: svg`<path d="M12 1.8L22.2 12 12 22.2 1.8 12z" fill="currentColor"/><path d="M12 7v6.4M12 15.6v2" stroke="var(--mark-hole)" stroke-width="2.6"/>`,
  bad: svg`<rect x="2.5" y="2.5" width="19" height="19" rx="2" fill="currentColor"/><path d="M7.6 7.6l8.8 8.8M16.4 7.6l-8.8 8.8" stroke="var(--mark-hole)" stroke-width="2.8"/>`,
  stale: svg`<path d="M5 3h14M5 21h14M7 3c0 5 10 6 10 9s-10 4-10 9M17 3c0 5-10 6-10 9s10 4 10 9" fill="none" stroke="currentColor" stroke-width="2.2"/>`,
  waiting: svg`<circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" stroke-width="2.5" stroke-dasharray="3 3.6"/>`,
};

export const verdictWords: Readonly<Record<Verdict, string>> = {
  good: 'Good',
  simulated: 'Simulated',
  uncertain: 'Uncertain',
  bad: 'Bad',
  stale: 'Stale',
  waiting: 'Waiting',
};

/** Decorative: the word stands beside it. */
export const verdictMark = (verdict: Verdict): TemplateResult =>
  html`<svg class="verdict" viewBox="0 0 24 24" aria-hidden="true">${shapes[verdict]}</svg>`;

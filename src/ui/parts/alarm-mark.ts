/** How an alarm is told without words: a shape and a number per priority, filled with its colour, ringed while it waits. */
import { css, html, svg, type TemplateResult } from 'lit';
import type { AlarmRow } from '../live/alarms-view.ts';
import type { Annunciation } from '../../alarms/annunciation.ts';

const outlines: Readonly<Record<Annunciation['shape'], TemplateResult>> = {
  octagon: svg`<path class="body" d="M9 3h10l7 7v10l-7 7H9l-7-7V10z"/>`,
  triangle: svg`<path class="body" d="M14 2l13 24H1z"/>`,
  square: svg`<path class="body" d="M4 4h20v20H4z"/>`,
  circle: svg`<circle class="body" cx="14" cy="14" r="11"/>`,
  diamond: svg`<path class="body" d="M14 1.5L26.5 14 14 26.5 1.5 14z"/>`,
  none: svg`<circle class="body" cx="14" cy="14" r="9"/>`,
};

/** What stands inside: urgency by number, a diagnostic by letter. */
const signs = { critical: '1', high: '2', medium: '3', low: '4' } as const;

export const alarmMarkStyles = css`
  .alarm-mark {
    --fill: transparent;
    --on: var(--ink-2);
    width: 34px;
    height: 34px;
    flex: none;
    overflow: visible;
  }
  .alarm-mark .body {
    fill: var(--fill);
    stroke: var(--ink-2);
    stroke-width: 1.5;
  }
  .alarm-mark text {
    fill: var(--on);
    font: 700 13px var(--font);
    text-anchor: middle;
  }
  .alarm-mark[data-colour='alarm-critical'] {
    --fill: var(--alarm-critical);
    --on: var(--alarm-critical-on);
  }
  .alarm-mark[data-colour='alarm-high'] {
    --fill: var(--alarm-high);
    --on: var(--alarm-high-on);
  }
  .alarm-mark[data-colour='alarm-medium'] {
    --fill: var(--alarm-medium);
    --on: var(--alarm-medium-on);
  }
  .alarm-mark[data-colour='alarm-low'] {
    --fill: var(--alarm-low);
    --on: var(--alarm-low-on);
  }
  .alarm-mark[data-colour='alarm-diagnostic'] {
    --fill: var(--alarm-diagnostic);
    --on: var(--alarm-diagnostic-on);
  }
  .alarm-mark[data-colour='alarm-hidden'] .body {
    stroke-dasharray: 3 2.4;
  }
  .alarm-mark[data-waits] {
    outline: 3px solid var(--ink);
    outline-offset: 2px;
    border-radius: 3px;
  }
  @media (prefers-reduced-motion: no-preference) {
    .alarm-mark[data-waits] {
      animation: alarm-waits 1s steps(2, jump-none) infinite;
    }
    @keyframes alarm-waits {
      to {
        outline-color: transparent;
      }
    }
  }
`;

/** Decorative: the words stand beside it. */
export const alarmMark = ({ alarm, annunciation }: AlarmRow): TemplateResult => {
  const { kind, priority } = alarm.definition;
  const sign = kind === 'instrument-diagnostic' ? '?' : signs[priority];
  const baseline = annunciation.shape === 'triangle' ? 22 : 18.7;
  return html`<svg
    class="alarm-mark"
    viewBox="0 0 28 28"
    aria-hidden="true"
    data-colour=${annunciation.colour}
    ?data-waits=${annunciation.flashes}
  >
    ${outlines[annunciation.shape]}
    ${annunciation.shape === 'none' ? '' : svg`<text x="14" y=${baseline}>${sign}</text>`}
  </svg>`;
};

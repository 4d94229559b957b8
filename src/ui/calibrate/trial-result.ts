/** What the draft reads on its picture right now, or what is still missing: `<dialect-trial-result>`. */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shareOf, type Budget } from '../../../calibration/uncertainty.ts';
import type { Result } from '../../base/result.ts';
import type { Trial } from '../desk.ts';
import { verdictMark, verdictWords } from '../parts/verdict-mark.ts';
import { formatUncertainty, formatValue } from '../../base/format-value.ts';
import { unitWithReference } from '../words/gauge-words.ts';
import { sayReasons } from '../words/reason-words.ts';

/** Whether the dial's tilt, which nothing tells, makes up most of the doubt. */
const isTiltMost = (budget: Budget): boolean =>
  budget.contributions.some(({ name }) => name === 'tilted-angles') &&
  shareOf(budget, ['tilted-angles', 'parallax']) > 0.5;

@customElement('dialect-trial-result')
export class TrialResult extends LitElement {
  /** Null while it is being worked out. */
  @property({ attribute: false }) result: Result<Trial, string> | null = null;

  static override styles = css`
    :host {
      display: block;
      padding: 10px 16px;
      background: var(--raised);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      min-height: 88px;
    }
    p {
      margin: 0;
    }
    .value {
      font-size: 20px;
      font-variant-numeric: tabular-nums;
      color: var(--ink-2);
    }
    .value strong {
      font-size: 42px;
      font-weight: 600;
      letter-spacing: -0.02em;
      line-height: 1.15;
      color: var(--ink);
    }
    .word {
      --mark-hole: var(--raised);
      display: flex;
      align-items: center;
      gap: 8px;
      font-size: 15px;
      font-weight: 600;
      color: var(--ink-2);
    }
    .word[data-quality='bad'] {
      color: var(--bad);
    }
    .word[data-quality='uncertain'] {
      color: var(--warn);
    }
    svg {
      width: 22px;
      height: 22px;
      flex: none;
    }
    .tilt {
      margin-top: 6px;
      padding-left: 10px;
      color: var(--ink-2);
      border-left: 4px solid var(--warn);
    }
    .hint {
      color: var(--ink-2);
      font-size: 17px;
    }
  `;

  override render(): unknown {
    const { result } = this;
    if (result === null) return html`<p class="hint" role="status">Reading…</p>`;
    if (!result.ok) return html`<p class="hint" role="status">${result.error}</p>`;
    const { reading, budget, observation } = result.value;
    const reasons = reading.reasons.filter((reason) => reason !== 'simulated');
    const verdict = reasons.length === 0 ? 'good' : reading.quality;
    const why = observation.outcome.ok
      ? sayReasons(reasons)
      : `${sayReasons(reasons)}. ${observation.outcome.error.detail}`;
    return html`<div role="status">
      ${
        reading.value === null
          ? html`<p class="value"><strong>—</strong></p>`
          : html`<p class="value">
              <strong>${formatValue(reading.value, reading.u95)}</strong>
              ${unitWithReference(reading.unit, reading.reference)} ±
              ${formatUncertainty(reading.value, reading.u95)}
            </p>`
      }
      <p class="word" data-quality=${verdict}>
        ${verdictMark(verdict)} ${verdictWords[verdict]}${why ? `: ${why}` : ''}
      </p>
      ${
        reading.value !== null && budget && isTiltMost(budget)
          ? html`<p class="tilt">
              Most of the ± is how the dial may be tilted, which nothing tells yet. Tap the corners of its
              frame, or outline its face.
            </p>`
          : nothing
      }
    </div>`;
  }
}

/** Says between which marks another tick should be tapped: `<dialect-open-intervals>`; nothing where the marks are enough. */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { fitScale } from '../../../calibration/fit-scale.ts';
import { openIntervals, type OpenInterval } from '../../../calibration/open-intervals.ts';
import { unitSymbol } from '../words/gauge-words.ts';
import type { Draft } from './draft.ts';
import { recordOfDraft } from './record-of-draft.ts';

const words = ({ from, to, share, zero }: OpenInterval, unit: string): string => {
  const off = `readings there may be ${(share * 100).toFixed(1)} % of the span off`;
  return zero === null
    ? `Between ${from} and ${to} ${unit} the scale bends, and ${off}. Tap ticks between them as marks too.`
    : `Between ${from} and ${to} ${unit} the ticks are not spaced as further on, and ${off}. Tap the ticks nearest to ${zero} as marks too.`;
};

@customElement('dialect-open-intervals')
export class OpenIntervals extends LitElement {
  /** Stays the caller's. */
  @property({ attribute: false }) picture: ImageBitmap | null = null;
  @property({ attribute: false }) draft!: Draft;

  static override styles = css`
    :host {
      display: contents;
    }
    p {
      margin: 0;
      padding: 10px 12px;
      color: var(--ink);
      background: var(--raised);
      border-left: 4px solid var(--warn);
      border-radius: var(--radius);
    }
    p + p {
      margin-top: 8px;
    }
  `;

  override render(): unknown {
    const { draft } = this;
    const unit = unitSymbol(draft.unit);
    return html`<div role="status">${this.found().map((each) => html`<p>${words(each, unit)}</p>`)}</div>`;
  }

  /** None while the draft makes no scale yet: what is missing is said elsewhere. */
  private found(): OpenInterval[] {
    const { draft, picture } = this;
    if (!picture) return [];
    const record = recordOfDraft(draft, { picture, author: '', device: '', nowIso: '' });
    const curve = record.ok ? fitScale(record.value) : record;
    return curve.ok ? openIntervals(curve.value, draft.division) : [];
  }
}

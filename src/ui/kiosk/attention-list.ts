/** Gauges that are not normal, worst first, each with why and what to do: `<dialect-attention-list>`. */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { GaugeView } from '../live/live-model.ts';
import { verdictOf } from '../live/verdict-of.ts';
import { verdictMark, verdictWords, type Verdict } from '../parts/verdict-mark.ts';
import { sayAge } from '../words/age-words.ts';
import { gaugeName } from '../words/gauge-words.ts';
import { tellingReasons, wordsOf } from '../words/reason-words.ts';

const urgency: readonly Verdict[] = ['bad', 'stale', 'uncertain'];

@customElement('dialect-attention-list')
export class AttentionList extends LitElement {
  @property({ attribute: false }) views: readonly GaugeView[] = [];
  @property({ type: Number }) nowMs = 0;

  static override styles = css`
    :host {
      display: block;
      min-height: 0;
      overflow: auto;
    }
    h2 {
      margin: 4px 4px 6px;
      font-size: 15px;
      font-weight: 600;
      color: var(--ink-2);
    }
    ul {
      display: grid;
      gap: 6px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      --mark-hole: var(--panel);
      display: grid;
      grid-template-columns: 28px minmax(0, 1fr) auto;
      align-items: start;
      gap: 2px 12px;
      padding: 8px 14px 8px 12px;
      background: var(--panel);
      border-left: 6px solid var(--line-strong);
      border-radius: var(--radius);
    }
    li[data-verdict='bad'] {
      border-left-color: var(--bad-fill);
    }
    li[data-verdict='uncertain'] {
      border-left-color: var(--warn-fill);
    }
    svg {
      width: 24px;
      height: 24px;
    }
    [data-verdict='bad'] svg {
      color: var(--bad);
    }
    [data-verdict='uncertain'] svg {
      color: var(--warn-fill);
    }
    p {
      margin: 0;
    }
    .act {
      color: var(--ink-2);
      font-size: 15px;
    }
    time {
      color: var(--ink-2);
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    .calm {
      padding: 10px 14px;
      color: var(--ink-2);
    }
  `;

  override render(): unknown {
    const rows = this.views
      .map((view) => ({ view, verdict: verdictOf(view.reading, view.everyMs, this.nowMs) }))
      .filter(({ verdict }) => urgency.includes(verdict))
      .sort(
        (a, b) => urgency.indexOf(a.verdict) - urgency.indexOf(b.verdict) || a.view.sinceTs - b.view.sinceTs,
      );
    return html`
      <h2>${rows.length > 0 ? `Needs attention: ${rows.length}` : this.calm()}</h2>
      <ul>
        ${rows.map(({ view, verdict }) => this.row(view, verdict))}
      </ul>
    `;
  }

  /** Gauges that were not read yet are not well: nothing is known of them. */
  private calm(): string {
    const waiting = this.views.filter(
      (view) => verdictOf(view.reading, view.everyMs, this.nowMs) === 'waiting',
    );
    return waiting.length > 0 ? `Waiting for first readings: ${waiting.length}` : 'Nothing needs attention';
  }

  private row(view: GaugeView, verdict: Verdict): unknown {
    const [first] = tellingReasons(view.reading?.reasons ?? []);
    const words = verdict === 'stale' || !first ? { what: 'no newer reading', act: '' } : wordsOf(first);
    const sinceMs = this.nowMs - (verdict === 'stale' ? (view.reading?.ts ?? view.sinceTs) : view.sinceTs);
    return html`<li data-verdict=${verdict}>
      ${verdictMark(verdict)}
      <div>
        <p>
          <strong>${gaugeName(view.record)}</strong> ${verdictWords[verdict].toLowerCase()}: ${words.what}
        </p>
        ${words.act ? html`<p class="act">${words.act}</p>` : nothing}
      </div>
      <time>${sayAge(sinceMs)}</time>
    </li>`;
  }
}

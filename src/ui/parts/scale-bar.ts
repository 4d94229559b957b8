/** A value and its interval as a pointer on the straightened scale of its gauge: `<dialect-scale-bar>`. */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatPlain } from '../../base/format-value.ts';

@customElement('dialect-scale-bar')
export class ScaleBar extends LitElement {
  @property({ type: Number }) low = 0;
  @property({ type: Number }) high = 1;
  /** Null leaves the scale without a pointer. */
  @property({ attribute: false }) value: number | null = null;
  @property({ attribute: false }) u95: number | null = null;
  /** Faded: the pointer is history. */
  @property({ type: Boolean, reflect: true }) past = false;

  static override styles = css`
    :host {
      display: block;
      font-size: 13px;
      color: var(--ink-2);
    }
    .track {
      position: relative;
      height: 10px;
      margin-top: 12px;
      background: var(--well);
      border: 1px solid var(--line);
      border-radius: 2px;
    }
    .tick {
      position: absolute;
      top: 1px;
      bottom: 1px;
      width: 1px;
      background: var(--line-strong);
      opacity: 0.6;
    }
    .band {
      position: absolute;
      top: 0;
      bottom: 0;
      min-width: 2px;
      background: var(--band);
    }
    .pointer {
      position: absolute;
      top: -10px;
      width: 0;
      height: 0;
      margin-left: -8px;
      border: 8px solid transparent;
      border-top: 12px solid var(--data);
      border-bottom: 0;
    }
    .stem {
      position: absolute;
      top: 0;
      bottom: 0;
      width: 3px;
      margin-left: -1.5px;
      background: var(--data);
    }
    :host([past]) :is(.pointer, .stem, .band) {
      opacity: 0.4;
    }
    .line {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: end;
      gap: 8px;
      font-variant-numeric: tabular-nums;
      line-height: 12px;
    }
  `;

  private share(value: number): number {
    const share = (value - this.low) / (this.high - this.low);
    return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
  }

  override render(): unknown {
    const at = this.value === null ? null : this.share(this.value) * 100;
    const half = this.u95 ?? 0;
    const from = this.value === null ? 0 : this.share(this.value - half) * 100;
    const to = this.value === null ? 0 : this.share(this.value + half) * 100;
    return html`
      <div class="line" aria-hidden="true">
        <span>${formatPlain(this.low)}</span>
        <div class="track">
          ${[25, 50, 75].map((share) => html`<i class="tick" style="left:${share}%"></i>`)}
          ${
            at === null
              ? nothing
              : html`<i class="band" style="left:${from}%;width:${to - from}%"></i>
                  <i class="stem" style="left:${at}%"></i><i class="pointer" style="left:${at}%"></i>`
          }
        </div>
        <span>${formatPlain(this.high)}</span>
      </div>
    `;
  }
}

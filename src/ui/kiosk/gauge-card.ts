/** One gauge at a glance: large value with unit and interval, verdict, place on the scale, trend and age. */
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { GaugeView } from '../live/live-model.ts';
import { verdictOf } from '../live/verdict-of.ts';
import '../parts/scale-bar.ts';
import '../parts/trend-line.ts';
import { verdictMark, verdictWords, type Verdict } from '../parts/verdict-mark.ts';
import { sayAge } from '../words/age-words.ts';
import { formatUncertainty, formatValue } from '../../base/format-value.ts';
import type { Reason } from '../../base/quality.ts';
import { gaugeName, rangeOf, secondName, shortAsset, unitSymbol } from '../words/gauge-words.ts';
import { sayReasons } from '../words/reason-words.ts';
import { cardStyles } from './card-styles.ts';
import './realign-button.ts';

/** What a calibration that follows the camera would cure. */
const curedByRealigning: readonly Reason[] = ['camera-moved', 'gauge-absent', 'other-gauge', 're-registered'];

@customElement('dialect-gauge-card')
export class GaugeCard extends LitElement {
  @property({ attribute: false }) view!: GaugeView;
  /** The same clock for all cards; ms since the epoch. */
  @property({ type: Number }) nowMs = 0;

  static override styles = cardStyles;

  override render(): unknown {
    const { view, nowMs } = this;
    const verdict = verdictOf(view.reading, view.everyMs, nowMs);
    const isPast = verdict === 'stale' || verdict === 'bad';
    const shown = isPast ? view.lastValue : view.reading;
    const { low, high } = rangeOf(view.record);
    return html`
      <article data-verdict=${verdict}>
        <header>
          <h2>
            <button @click=${this.open} aria-label="${gaugeName(view.record)}: show the evidence">
              <strong>${shortAsset(view.record.gauge.asset)}</strong> <span>${secondName(view.record)}</span>
            </button>
          </h2>
          <p class="verdict-word">${verdictMark(verdict)}<span>${verdictWords[verdict]}</span></p>
        </header>
        ${this.numerals(verdict, shown)}
        <dialect-scale-bar
          .low=${low}
          .high=${high}
          .value=${shown?.value ?? null}
          .u95=${shown?.u95 ?? null}
          ?past=${isPast}
        ></dialect-scale-bar>
        <dialect-trend-line
          .trend=${view.trend}
          .version=${view.trend.version}
          .low=${low}
          .high=${high}
          .nowMs=${nowMs}
        ></dialect-trend-line>
        <footer>${this.explanation(verdict)}</footer>
        ${this.cure()}
      </article>
    `;
  }

  private numerals(verdict: Verdict, shown: GaugeView['reading']): unknown {
    const unit = unitSymbol(this.view.record.gauge.unit);
    const isPast = verdict === 'stale' || verdict === 'bad';
    const digits = shown ? formatValue(shown.value, shown.u95) : '\u2014';
    const aside =
      !shown || shown.value === null
        ? ''
        : isPast
          ? `${sayAge(this.nowMs - shown.ts)} old`
          : `± ${formatUncertainty(shown.value, shown.u95)}`;
    return html`<p class="value ${digits.length > 5 ? 'long' : ''}">
      ${
        isPast && shown
          ? html`<s class="digits"><span class="unseen">last value, not live: </span>${digits}</s>`
          : html`<span class="digits">${digits}</span>`
      }
      <span class="aside"><span class="unit">${unit}</span><span class="interval">${aside}</span></span>
    </p>`;
  }

  private explanation(verdict: Verdict): unknown {
    const { reading, sinceTs } = this.view;
    if (!reading) return html`<span class="why">waiting for the first picture</span>`;
    const age = sayAge(this.nowMs - reading.ts);
    if (verdict === 'stale')
      return html`<span class="why">no newer reading</span><span class="age">${age} ago</span>`;
    const why = sayReasons(reading.reasons, 2);
    const lasted = this.nowMs - sinceTs;
    return html`
      <span class="why"
        >${why}${why && verdict !== 'simulated' && lasted > 2000 ? `, ${sayAge(lasted)}` : nothing}</span
      >
      <span class="age">${age} ago</span>
    `;
  }

  private cure(): unknown {
    const { reading, gauge, record } = this.view;
    if (!reading?.reasons.some((reason) => curedByRealigning.includes(reason))) return nothing;
    return html`<dialect-realign-button .gauge=${gauge} .record=${record}></dialect-realign-button>`;
  }

  private open(): void {
    this.dispatchEvent(
      new CustomEvent('dialect-open-evidence', { detail: this.view.gauge, bubbles: true, composed: true }),
    );
  }
}

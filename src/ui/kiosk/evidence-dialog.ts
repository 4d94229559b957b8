/** Everything behind one value: picture with the drawn needle, reasons, uncertainty budget, calibration. */
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { deskContext, type Desk } from '../desk.ts';
import type { GaugeView } from '../live/live-model.ts';
import { verdictOf } from '../live/verdict-of.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { icon } from '../parts/icon.ts';
import '../parts/trend-line.ts';
import { verdictMark, verdictWords } from '../parts/verdict-mark.ts';
import { budgetWords } from '../words/budget-words.ts';
import { sayAge, sayClock, sayDate } from '../words/age-words.ts';
import { formatPlain, formatUncertainty, formatValue } from '../../base/format-value.ts';
import { gaugeName, rangeOf, unitSymbol, unitWithReference } from '../words/gauge-words.ts';
import { wordsOf } from '../words/reason-words.ts';
import './evidence-picture.ts';
import { evidenceStyles } from './evidence-styles.ts';
import { evidenceRows } from './evidence-rows.ts';

@customElement('dialect-evidence-dialog')
export class EvidenceDialog extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  @property({ attribute: false }) view: GaugeView | null = null;
  @property({ type: Number }) nowMs = 0;
  @query('dialog') private dialog!: HTMLDialogElement;

  static override styles = [controlStyles, evidenceStyles];

  override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render(): unknown {
    return html`<dialog aria-labelledby="title" @close=${this.closed} @click=${this.dismiss}>
      ${this.view ? this.body(this.view) : nothing}
    </dialog>`;
  }

  private body(view: GaugeView): unknown {
    const { record, reading } = view;
    const verdict = verdictOf(reading, view.everyMs, this.nowMs);
    const { low, high } = rangeOf(record);
    const isPast = verdict === 'stale' || verdict === 'bad';
    return html`
      <header>
        <div>
          <h2 id="title">${gaugeName(record)}</h2>
          <p class="muted">${record.gauge.description || record.gauge.asset}</p>
        </div>
        <button class="plain" @click=${() => this.dialog.close()} aria-label="Close">${icon('close')}</button>
      </header>
      <div class="columns">
        <section>
          <dialect-evidence-picture
            .view=${view}
            .live=${this.desk.live}
            .verdict=${verdict}
          ></dialect-evidence-picture>
          <dialect-trend-line
            detailed
            .trend=${view.trend}
            .version=${view.trend.version}
            .low=${low}
            .high=${high}
            .nowMs=${this.nowMs}
          ></dialect-trend-line>
        </section>
        <section>
          <div class="verdict-box" data-verdict=${verdict}>
            <p class="verdict-word">${verdictMark(verdict)} ${verdictWords[verdict]}</p>
            <p class="reading number">
              ${
                reading && reading.value !== null && !isPast
                  ? html`<strong>${formatValue(reading.value, reading.u95)}</strong>
                      ${unitWithReference(record.gauge.unit, record.gauge.reference)}
                      <span>± ${formatUncertainty(reading.value, reading.u95)} (95 %)</span>`
                  : view.lastValue
                    ? html`<s
                          >${formatValue(view.lastValue.value, view.lastValue.u95)}
                          ${unitSymbol(record.gauge.unit)}</s
                        >
                        <span>last value, ${sayAge(this.nowMs - view.lastValue.ts)} old</span>`
                    : 'No value yet'
              }
            </p>
            ${reading?.reasons.map((reason) => {
              const { what, act } = wordsOf(reason);
              return html`<p class="reason"><strong>${what}.</strong> ${act}</p>`;
            })}
            ${
              view.observation && !view.observation.outcome.ok
                ? html`<p class="reason">${view.observation.outcome.error.detail}</p>`
                : nothing
            }
            ${reading ? html`<p class="muted">Picture of ${sayClock(reading.ts)}, ${sayAge(this.nowMs - reading.ts)} ago.</p>` : nothing}
          </div>
          ${this.budget(view)} ${evidenceRows(view)}
          <h3>Calibration</h3>
          <dl>
            <dt>Record</dt>
            <dd>${record.id}, revision ${record.revision}</dd>
            <dt>Set by</dt>
            <dd>${record.author || 'unknown'}, ${sayDate(record.createdAt)}</dd>
            ${
              record.alignedFrom
                ? html`<dt>Re-aligned</dt>
                    <dd>The camera had moved: scale as in ${record.alignedFrom}</dd>`
                : nothing
            }
            <dt>Scale</dt>
            <dd>
              ${formatPlain(low)} to ${formatPlain(high)} ${unitSymbol(record.gauge.unit)},
              ${record.marks.length} marks, ${record.scale.direction}
            </dd>
            <dt>Class</dt>
            <dd>${record.gauge.accuracyClass ?? 'unknown'}</dd>
            <dt>Due</dt>
            <dd>${record.dueAt ? sayDate(record.dueAt) : 'no date set'}</dd>
          </dl>
          <a
            class="button"
            href="#calibrate/${encodeURIComponent(record.id)}"
            @click=${() => this.dialog.close()}
          >
            ${icon('calibrate')} Calibrate again
          </a>
        </section>
      </div>
    `;
  }

  private budget(view: GaugeView): unknown {
    const lines = this.desk.budget(view.gauge);
    if (lines.length === 0 || !view.reading || view.reading.u95 === null) return nothing;
    const largest = Math.max(...lines.map((line) => line.u), 1e-12);
    return html`<h3>Uncertainty budget</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">u, ${unitSymbol(view.record.gauge.unit)}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${lines.map(
            (line) =>
              html`<tr>
                <th scope="row">${budgetWords[line.name]}</th>
                <td class="number">${line.u.toPrecision(2)}</td>
                <td class="bar"><i style="width:${(line.u / largest) * 100}%"></i></td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }

  private closed(): void {
    this.dispatchEvent(new Event('close'));
  }

  /** A touch beside the dialog closes it. */
  private dismiss(event: MouseEvent): void {
    if (event.target === this.dialog) this.dialog.close();
  }
}

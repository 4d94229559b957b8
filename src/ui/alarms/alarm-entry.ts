/** One alarm: mark, words, since when, what to do, and what a person may do to it: `<dialect-alarm-entry>`. */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AlarmAction, AlarmRow } from '../live/alarms-view.ts';
import { alarmMark, alarmMarkStyles } from '../parts/alarm-mark.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { sayAge, sayClock } from '../words/age-words.ts';
import { alarmName, sayCondition } from '../words/alarm-words.ts';
import { actionWords } from './action-words.ts';

export interface AskedAction {
  readonly row: AlarmRow;
  readonly action: AlarmAction;
}

@customElement('dialect-alarm-entry')
export class AlarmEntry extends LitElement {
  @property({ attribute: false }) row!: AlarmRow;
  @property({ type: Number }) nowMs = 0;

  static override styles = [
    controlStyles,
    alarmMarkStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 10px 18px;
        padding: 12px 14px 12px 18px;
        background: var(--panel);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      .words {
        flex: 1 1 260px;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      strong {
        font-size: 18px;
      }
      p {
        margin: 2px 0 0;
        color: var(--ink-2);
      }
      .state {
        color: var(--ink);
        font-weight: 600;
      }
      .age {
        white-space: nowrap;
      }
      .row {
        gap: 8px;
      }
      @media (max-width: 480px) {
        .words {
          flex-basis: 220px;
        }
        .row {
          width: 100%;
        }
        .row button {
          flex: 1 1 auto;
          padding: 0 10px;
        }
      }
    `,
  ];

  override render(): unknown {
    const { alarm, annunciation, can } = this.row;
    const { definition, state } = alarm;
    const name = alarmName(definition);
    const hiddenBy = state.outOfService ?? state.shelf;
    return html`
      ${alarmMark(this.row)}
      <div class="words">
        <strong>${name}</strong>
        <p class="state">
          ${annunciation.word}${alarm.sinceTs === null ? '' : html`, <span class="age">${sayAge(this.nowMs - alarm.sinceTs)}</span>`}${alarm.firstOut ? ', came first' : ''}
        </p>
        <p>Calls: ${sayCondition(definition)}.${this.doubts()}</p>
        ${
          hiddenBy
            ? html`<p>
                By ${hiddenBy.by}:
                ${hiddenBy.reason}${state.shelf && !state.outOfService ? `, until ${sayClock(state.shelf.untilTs)}` : ''}
              </p>`
            : nothing
        }
        ${this.row.calls && definition.consequence ? html`<p>If nobody answers: ${definition.consequence}</p>` : nothing}
        ${this.row.calls && definition.response ? html`<p>What to do: ${definition.response}</p>` : nothing}
      </div>
      <div class="row">
        ${can.map(
          (action) =>
            html`<button
              class=${action === 'acknowledge' || action === 'reset' ? 'primary' : ''}
              aria-label="${actionWords[action].button}: ${name}"
              @click=${() => this.ask(action)}
            >
              ${actionWords[action].button}
            </button>`,
        )}
      </div>
    `;
  }

  /** What its state rests on, where that is less than a good reading of now. */
  private doubts(): string {
    const { detector, uncertain, definition } = this.row.alarm;
    if (detector.frozen && definition.kind !== 'instrument-diagnostic')
      return ' Not judged now: the gauge gives no usable reading, and the last state is held.';
    return uncertain ? ' The last reading was uncertain.' : '';
  }

  private ask(action: AlarmAction): void {
    const detail: AskedAction = { row: this.row, action };
    this.dispatchEvent(new CustomEvent('dialect-alarm-action', { detail, bubbles: true, composed: true }));
  }
}

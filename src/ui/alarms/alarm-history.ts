/** The newest of the log of alarms: when, what, by whom and why: `<dialect-alarm-history>`. */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AlarmEvent } from '../../alarms/alarm-event.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { sayClock } from '../words/age-words.ts';
import { alarmName, eventWords, priorityWords } from '../words/alarm-words.ts';
import { formatUncertainty, formatValue } from '../../base/format-value.ts';
import { unitSymbol } from '../words/gauge-words.ts';

@customElement('dialect-alarm-history')
export class AlarmHistory extends LitElement {
  @property({ attribute: false }) log: readonly AlarmEvent[] = [];

  static override styles = [
    controlStyles,
    css`
      ol {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 2px 16px;
        padding: 8px 14px;
        background: var(--panel);
        border-radius: var(--radius);
        overflow-wrap: anywhere;
      }
      time {
        color: var(--ink-2);
        font-variant-numeric: tabular-nums;
      }
      p {
        margin: 0;
        grid-column: 2;
        color: var(--ink-2);
      }
    `,
  ];

  override render(): unknown {
    if (this.log.length === 0) return html`<p>Nothing has happened yet.</p>`;
    return html`<ol>
      ${this.log.map((event) => this.entry(event))}
    </ol>`;
  }

  private entry(event: AlarmEvent): unknown {
    const { ts, value, u95, by, comment, untilTs } = event;
    const until = untilTs === null ? '' : ` until ${sayClock(untilTs)}`;
    const at =
      value === null
        ? ''
        : ` at ${formatValue(value, u95)} ± ${formatUncertainty(value, u95)} ${unitSymbol(event.unit)}`;
    return html`<li>
      <time datetime=${new Date(ts).toISOString()}>${this.day(ts)} ${sayClock(ts)}</time>
      <span
        ><strong>${alarmName(event)}</strong> ${eventWords[event.what]}${until}${at}
        (${priorityWords[event.priority].toLowerCase()}${event.uncertain ? ', uncertain reading' : ''})</span
      >
      ${by ? html`<p>${by}${comment ? `: ${comment}` : ''}</p>` : nothing}
    </li>`;
  }

  /** Empty for today. */
  private day(ts: number): string {
    const day = new Date(ts).toLocaleDateString();
    return day === new Date().toLocaleDateString() ? '' : day;
  }
}

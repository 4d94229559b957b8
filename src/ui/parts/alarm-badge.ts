/** The alarms of this device in one touch, on every screen: `<dialect-alarm-badge>`; speaks when one is raised. */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AlarmsView } from '../live/alarms-view.ts';
import { alarmName } from '../words/alarm-words.ts';
import { alarmMark, alarmMarkStyles } from './alarm-mark.ts';
import { controlStyles } from './control-styles.ts';
import { icon } from './icon.ts';

@customElement('dialect-alarm-badge')
export class AlarmBadge extends LitElement {
  @property({ attribute: false }) alarms: AlarmsView | null = null;

  static override styles = [
    controlStyles,
    alarmMarkStyles,
    css`
      a.button {
        padding: 0 12px;
        gap: 10px;
        border-color: transparent;
        background: transparent;
        color: var(--ink-2);
        white-space: nowrap;
      }
      a.button[data-calls] {
        border-color: var(--ink-2);
        background: var(--raised);
        color: var(--ink);
      }
      .alarm-mark {
        width: 28px;
        height: 28px;
      }
      /* The bar of a tablet has room for the count alone, as a phone's. */
      @media (max-width: 1180px) {
        .calm .words,
        .unit {
          display: none;
        }
        a.button {
          padding: 0 10px;
        }
      }
    `,
  ];

  override render(): unknown {
    const rows = this.alarms?.rows ?? [];
    const calling = rows.filter(({ calls }) => calls);
    const waiting = calling.filter(({ unacknowledged }) => unacknowledged).length;
    const [worst] = calling;
    const words =
      calling.length === 0
        ? 'No alarm'
        : `${calling.length} alarm${calling.length === 1 ? '' : 's'}${waiting > 0 ? `, ${waiting} new` : ''}`;
    const [count, ...rest] = words.split(' ');
    return html`
      <a
        class="button ${worst ? '' : 'calm'}"
        href="#alarms"
        aria-label=${words}
        ?data-calls=${worst !== undefined}
      >
        ${worst ? alarmMark(worst) : icon('alarms')}<span class="words"
          >${count}<span class="unit"> ${rest.join(' ')}</span></span
        >
      </a>
      <span class="unseen" role="status">
        ${worst?.unacknowledged ? `Alarm: ${alarmName(worst.alarm.definition)}. ${worst.annunciation.word}.` : nothing}
      </span>
    `;
  }
}

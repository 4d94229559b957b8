/** The alarms of this device: what calls, what happened, and how they are set up: `<dialect-alarms-screen>`. */
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { deskContext, type Desk } from '../desk.ts';
import type { AlarmRow, AlarmsView } from '../live/alarms-view.ts';
import { LiveController } from '../live/live-controller.ts';
import { controlStyles } from '../parts/control-styles.ts';
import './alarm-controls.ts';
import './alarm-dialog.ts';
import './alarm-entry.ts';
import type { AskedAction } from './alarm-entry.ts';
import './alarm-history.ts';
import './alarm-setup.ts';

const parts = [
  { name: '', label: 'Now' },
  { name: 'history', label: 'History' },
  { name: 'setup', label: 'Set up' },
] as const;

@customElement('dialect-alarms-screen')
export class AlarmsScreen extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  /** `history`, `setup`, or empty for what is now. */
  @property() section = '';
  @state() private asked: AskedAction | null = null;

  constructor() {
    super();
    new LiveController(this, () => this.desk.live);
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        max-width: 980px;
        margin: 0 auto;
        padding: 20px 16px 32px;
      }
      h1 {
        margin: 0 0 12px;
        font-size: 26px;
      }
      nav {
        display: flex;
        gap: 8px;
        margin-bottom: 16px;
      }
      .list {
        display: grid;
        gap: 8px;
      }
      h2 {
        margin: 16px 0 8px;
        font-size: 17px;
        color: var(--ink-2);
      }
    `,
  ];

  override render(): unknown {
    const { alarms } = this.desk.live;
    return html`
      <h1>Alarms</h1>
      <nav aria-label="Parts of the alarms">
        ${parts.map(
          ({ name, label }) =>
            html`<a
              class="button"
              href="#alarms${name ? `/${name}` : ''}"
              aria-current=${this.section === name ? 'page' : nothing}
              >${label}</a
            >`,
        )}
      </nav>
      ${
        alarms
          ? this.shown(alarms)
          : html`<p role="status">
              The alarms are not open here. Another tab of this device keeps them; close it to have them here.
            </p>`
      }
    `;
  }

  private shown(alarms: AlarmsView): unknown {
    if (this.section === 'history')
      return html`<dialect-alarm-history .log=${alarms.log}></dialect-alarm-history>`;
    if (this.section === 'setup')
      return html`<dialect-alarm-setup
        .rows=${alarms.rows}
        .templates=${this.desk.templates.list()}
      ></dialect-alarm-setup>`;
    const hidden = alarms.rows.filter(({ calls, state: name }) => !calls && name !== 'normal');
    return html`<dialect-alarm-controls .alarms=${alarms}></dialect-alarm-controls>
      <div @dialect-alarm-action=${this.ask}>
        ${this.list(
          alarms.rows.filter(({ calls }) => calls),
          'No alarm calls.',
        )}
        ${
          hidden.length > 0
            ? html`<h2>Hidden: ${hidden.length}</h2>
                ${this.list(hidden, '')}`
            : nothing
        }
        <h2>Normal: ${alarms.rows.filter(({ state: name }) => name === 'normal').length}</h2>
        ${this.list(
          alarms.rows.filter(({ state: name }) => name === 'normal'),
          alarms.rows.length === 0 ? 'No alarm is set up yet.' : '',
        )}
        ${
          this.asked
            ? html`<dialect-alarm-dialog
                .row=${this.asked.row}
                .action=${this.asked.action}
                @close=${() => (this.asked = null)}
              ></dialect-alarm-dialog>`
            : nothing
        }
      </div>`;
  }

  private list(rows: readonly AlarmRow[], empty: string): unknown {
    if (rows.length === 0) return empty ? html`<p>${empty}</p>` : nothing;
    return html`<div class="list">
      ${repeat(
        rows,
        ({ alarm }) => alarm.definition.id,
        (row) => html`<dialect-alarm-entry .row=${row} .nowMs=${Date.now()}></dialect-alarm-entry>`,
      )}
    </div>`;
  }

  private ask(event: CustomEvent<AskedAction>): void {
    this.asked = event.detail;
  }
}

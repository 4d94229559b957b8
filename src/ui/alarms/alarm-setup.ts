/** The alarms of each gauge, to add, change, remove and save as templates: `<dialect-alarm-setup>`. */
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AlarmDefinition } from '../../alarms/alarm-definition.ts';
import type { AlarmTemplate } from '../../alarms/alarm-template.ts';
import { deskContext, type Desk } from '../desk.ts';
import type { AlarmRow } from '../live/alarms-view.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { icon } from '../parts/icon.ts';
import { kindWords, priorityWords, sayCondition } from '../words/alarm-words.ts';
import { gaugeName } from '../words/gauge-words.ts';
import './alarm-form.ts';
import { listStyles } from './list-styles.ts';
import './template-dialog.ts';
import './template-list.ts';

@customElement('dialect-alarm-setup')
export class AlarmSetup extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  @property({ attribute: false }) rows: readonly AlarmRow[] = [];
  @property({ attribute: false }) templates: readonly AlarmTemplate[] = [];
  @state() private kept: AlarmDefinition | null = null;
  @state() private edited: { definition: AlarmDefinition; fresh: boolean } | null = null;

  static override styles = [
    controlStyles,
    listStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 8px 16px;
      }
    `,
  ];

  override render(): unknown {
    const gauges = [...this.desk.live.gauges.values()];
    const elsewhere = this.rows
      .map(({ alarm }) => alarm.definition)
      .filter(({ gauge }) => !this.desk.live.gauges.has(gauge));
    return html`
      ${gauges.map(({ gauge, record }) => {
        const own = this.rows
          .map(({ alarm }) => alarm.definition)
          .filter((definition) => definition.gauge === gauge);
        return html`<section class="panel">
          <div class="head">
            <h2>${gaugeName(record)}</h2>
            <button @click=${() => this.add(gauge)} aria-label="Add an alarm of ${gaugeName(record)}">
              ${icon('plus')} Add alarm
            </button>
          </div>
          ${this.list(own)}
        </section>`;
      })}
      ${
        elsewhere.length > 0
          ? html`<section class="panel">
              <h2>Gauges that this source does not show</h2>
              ${this.list(elsewhere)}
            </section>`
          : nothing
      }
      <dialect-template-list .templates=${this.templates}></dialect-template-list>
      ${gauges.length === 0 ? html`<p>No gauge is set up for this source.</p>` : nothing}
      ${
        this.edited
          ? html`<dialect-alarm-form
              .definition=${this.edited.definition}
              ?fresh=${this.edited.fresh}
              @close=${() => (this.edited = null)}
            ></dialect-alarm-form>`
          : nothing
      }
      ${
        this.kept
          ? html`<dialect-template-dialog
              .definition=${this.kept}
              @close=${() => (this.kept = null)}
            ></dialect-template-dialog>`
          : nothing
      }
    `;
  }

  private list(definitions: readonly AlarmDefinition[]): unknown {
    if (definitions.length === 0) return nothing;
    return html`<ul>
      ${definitions.map((definition) => {
        const name = `${gaugeName({ gauge: { ...definition, description: '' } })} ${kindWords[definition.kind]}`;
        return html`<li>
          <div>
            <strong>${kindWords[definition.kind]}</strong>
            <p>${priorityWords[definition.priority]}: ${sayCondition(definition)}</p>
          </div>
          <div class="row">
            <button @click=${() => (this.edited = { definition, fresh: false })} aria-label="Change: ${name}">
              Change
            </button>
            <button @click=${() => (this.kept = definition)} aria-label="Save as template: ${name}">
              Save as template
            </button>
          </div>
        </li>`;
      })}
    </ul>`;
  }

  private add(gauge: string): void {
    const definition = this.desk.alarms.propose(gauge, 'H');
    if (definition) this.edited = { definition, fresh: true };
  }
}

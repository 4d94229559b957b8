/** The templates of alarms that people named, to rename and remove: `<dialect-template-list>`. */
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AlarmTemplate } from '../../alarms/alarm-template.ts';
import { deskContext, type Desk } from '../desk.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { kindWords, priorityWords, sayRule } from '../words/alarm-words.ts';
import { unitWithReference } from '../words/gauge-words.ts';
import { listStyles } from './list-styles.ts';
import './template-dialog.ts';

const sayTemplate = ({ measure, rule }: AlarmTemplate): string => {
  const unit = measure ? unitWithReference(measure.unit, measure.reference) : '% of span';
  return `${kindWords[rule.kind]}, ${priorityWords[rule.priority].toLowerCase()}: ${sayRule(rule, unit)}`;
};

@customElement('dialect-template-list')
export class TemplateList extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  @property({ attribute: false }) templates: readonly AlarmTemplate[] = [];
  @state() private changed = '';

  static override styles = [controlStyles, listStyles];

  override render(): unknown {
    const { unreadable } = this.desk.templates;
    return html`<section class="panel">
        <h2>Templates</h2>
        <p>
          ${this.templates.length === 0 ? 'None yet. “Save as template” keeps an alarm for other gauges.' : '“Add alarm” offers them at every gauge.'}
          They leave and arrive with the settings’ file.
        </p>
        ${
          this.templates.length === 0
            ? nothing
            : html`<ul>
                ${this.templates.map(
                  (template) =>
                    html`<li>
                      <div>
                        <strong>${template.name}</strong>
                        <p>${sayTemplate(template)}</p>
                      </div>
                      <button
                        @click=${() => (this.changed = template.name)}
                        aria-label="Rename or remove: ${template.name}"
                      >
                        Rename or remove
                      </button>
                    </li>`,
                )}
              </ul>`
        }
        ${unreadable > 0 ? html`<p>${unreadable} more cannot be read by this version of Dialect; they are kept as they are.</p>` : nothing}
      </section>
      ${
        this.changed
          ? html`<dialect-template-dialog
              .template=${this.changed}
              @close=${() => (this.changed = '')}
            ></dialect-template-dialog>`
          : nothing
      }`;
  }
}

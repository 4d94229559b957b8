/** An alarm to save as a template, or a template to rename or remove: `<dialect-template-dialog>`; fires `close`. */
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { AlarmDefinition } from '../../alarms/alarm-definition.ts';
import type { Result } from '../../base/result.ts';
import { deskContext, type Desk } from '../desk.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { alarmName, kindWords, sayCondition } from '../words/alarm-words.ts';
import { unitWithReference } from '../words/gauge-words.ts';
import { dialogStyles } from './dialog-styles.ts';

@customElement('dialect-template-dialog')
export class TemplateDialog extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  /** The alarm to save; null: `template` is changed. */
  @property({ attribute: false }) definition: AlarmDefinition | null = null;
  /** Name of the template to change. */
  @property() template = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('form') private form!: HTMLFormElement;
  @state() private error = '';

  static override styles = [controlStyles, dialogStyles];

  override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render(): unknown {
    const { definition } = this;
    return html`<dialog aria-labelledby="title" @close=${this.left}>
      <form @submit=${this.save} novalidate>
        <h2 id="title">${definition ? 'Save as a template' : 'Change the template'}</h2>
        ${
          definition
            ? html`<p><strong>${alarmName(definition)}</strong>: ${sayCondition(definition)}</p>`
            : nothing
        }
        <label class="field"
          ><span>Name of the template</span>
          <input
            name="name"
            autocomplete="off"
            .value=${definition ? kindWords[definition.kind] : this.template}
          />
        </label>
        ${definition ? this.saved(definition) : html`<p>Alarms that were made by it stay as they are.</p>`}
        ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        <div class="row">
          <button class="primary">${definition ? 'Save template' : 'Save name'}</button>
          ${definition ? nothing : html`<button type="button" @click=${this.takeOut}>Remove template</button>`}
          <button type="button" @click=${() => this.dialog.close()}>Leave</button>
        </div>
      </form>
    </dialog>`;
  }

  private saved(definition: AlarmDefinition): unknown {
    const { kind, unit, reference } = definition;
    return html`${
        kind === 'instrument-diagnostic'
          ? nothing
          : html`<label class="field"
              ><span>Its limits are</span>
              <select name="measure">
                <option value="percent">percent of the span</option>
                <option value="unit">in ${unitWithReference(unit, reference)}</option>
              </select>
              <small>In percent it fits any gauge; in a unit it is converted where that can be</small>
            </label>`
      }
      <p>
        Priority, delays, deadband, latching, consequence and response go with it. The first-out group and
        conditions on other alarms or gauges stay behind.
      </p>`;
  }

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const fields = new FormData(this.form);
    const name = String(fields.get('name'));
    const { templates } = this.desk;
    await this.decide(
      this.definition
        ? templates.keep(name, this.definition, fields.get('measure') === 'percent')
        : templates.rename(this.template, name),
    );
  };

  private readonly takeOut = (): Promise<void> => this.decide(this.desk.templates.remove(this.template));

  private async decide(deciding: Promise<Result<null, string>>): Promise<void> {
    const done = await deciding;
    if (done.ok) this.dialog.close();
    else this.error = done.error;
  }

  private readonly left = (): void => {
    this.dispatchEvent(new CustomEvent('close'));
  };
}

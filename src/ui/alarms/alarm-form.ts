/** One alarm's definition as fields: `<dialect-alarm-form>`; fires `close` when it is saved, removed or left. */
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { AlarmDefinition, AlarmKind, Priority } from '../../alarms/alarm-definition.ts';
import { deskContext, type Desk } from '../desk.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { kindWords, priorityWords } from '../words/alarm-words.ts';
import { gaugeName } from '../words/gauge-words.ts';
import { dialogStyles } from './dialog-styles.ts';
import { changedBy, numberFields, shownIn } from './definition-fields.ts';
import { lastPerson, rememberPerson } from './person.ts';

const kinds = Object.keys(kindWords) as AlarmKind[];
/** The most urgent first. */
const priorities = Object.keys(priorityWords) as Priority[];

@customElement('dialect-alarm-form')
export class AlarmForm extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  @property({ attribute: false }) definition!: AlarmDefinition;
  /** True: not on the board yet, so its kind can still be chosen. */
  @property({ type: Boolean }) fresh = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('form') private form!: HTMLFormElement;
  @state() private error = '';

  static override styles = [
    controlStyles,
    dialogStyles,
    css`
      dialog {
        width: min(640px, 100vw - 24px);
      }
      .fields {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 12px;
      }
      .wide {
        grid-column: 1 / -1;
      }
    `,
  ];

  override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render(): unknown {
    const { definition } = this;
    return html`<dialog aria-labelledby="title" @close=${this.left}>
      <form @submit=${this.save} novalidate>
        <h2 id="title">Alarm of ${gaugeName({ gauge: { ...definition, description: '' } })}</h2>
        <div class="fields">
          ${
            this.fresh
              ? html`<label class="field"
                  ><span>Kind</span>
                  <select @change=${this.pickKind}>
                    ${kinds.map((kind) => html`<option value=${kind} ?selected=${kind === definition.kind}>${kindWords[kind]}</option>`)}
                  </select>
                </label>`
              : html`<p class="wide">Calls when: ${kindWords[definition.kind]}.</p>`
          }
          <label class="field"
            ><span>Priority</span>
            <select name="priority">
              ${priorities.map((one) => html`<option value=${one} ?selected=${one === definition.priority}>${priorityWords[one]}</option>`)}
            </select>
          </label>
          ${numberFields(definition).map(
            (field) =>
              html`<label class="field"
                ><span>${field.label}</span>
                <input
                  name=${field.name}
                  inputmode="decimal"
                  autocomplete="off"
                  .value=${shownIn(definition, field)}
                />
              </label>`,
          )}
          <label class="tick wide"
            ><input type="checkbox" name="latching" .checked=${definition.latching} /> Stays until a person
            resets it</label
          >
          <label class="field wide"
            ><span>What happens if nobody answers</span>
            <input name="consequence" .value=${definition.consequence} autocomplete="off" />
          </label>
          <label class="field wide"
            ><span>What to do</span>
            <input name="response" .value=${definition.response} autocomplete="off" />
          </label>
          <label class="field wide"
            ><span>Your name</span>
            <input name="by" .value=${lastPerson()} autocomplete="off" maxlength="100" />
          </label>
        </div>
        ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        <div class="row">
          <button class="primary">Save alarm</button>
          ${this.fresh ? nothing : html`<button type="button" @click=${this.takeOut}>Remove alarm</button>`}
          <button type="button" @click=${() => this.dialog.close()}>Leave</button>
        </div>
      </form>
    </dialog>`;
  }

  private readonly pickKind = (event: Event): void => {
    const kind = (event.target as HTMLSelectElement).value as AlarmKind;
    this.definition = this.desk.alarms.propose(this.definition.gauge, kind) ?? this.definition;
  };

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const changed = changedBy(this.definition, new FormData(this.form));
    if (changed.ok) await this.decide((by) => this.desk.alarms.save(changed.value, by));
    else this.error = changed.error;
  };

  private readonly takeOut = (): Promise<void> =>
    this.decide((by) => this.desk.alarms.remove(this.definition.id, by));

  private async decide(act: (by: string) => ReturnType<Desk['alarms']['save']>): Promise<void> {
    const by = String(new FormData(this.form).get('by')).trim();
    const done = await act(by);
    if (!done.ok) {
      this.error = done.error;
      return;
    }
    rememberPerson(by);
    this.dialog.close();
  }

  private readonly left = (): void => {
    this.dispatchEvent(new CustomEvent('close'));
  };
}

/** One alarm's definition as fields: `<dialect-alarm-form>`; fires `close` when it is saved, removed or left. */
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { AlarmDefinition, AlarmKind } from '../../alarms/alarm-definition.ts';
import type { AlarmTemplate } from '../../alarms/alarm-template.ts';
import type { ProcessQuantity } from '../../alarms/alarm-templates.ts';
import { deskContext, type Desk } from '../desk.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { gaugeName } from '../words/gauge-words.ts';
import { dialogStyles } from './dialog-styles.ts';
import { alarmFields } from './alarm-fields.ts';
import { isIncomplete, type ConditionField } from './condition-field.ts';
import { changedBy, numberFields, shownIn } from './definition-fields.ts';
import { rememberPerson } from './person.ts';

@customElement('dialect-alarm-form')
export class AlarmForm extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  /** What to begin with; the screen gives it again whenever something happens to an alarm. */
  @property({ attribute: false }) definition!: AlarmDefinition;
  /** What a kind or a template that was picked since made of it. */
  @state() private started: AlarmDefinition | null = null;
  /** True: not on the board yet, so its kind can still be chosen. */
  @property({ type: Boolean }) fresh = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('form') private form!: HTMLFormElement;
  @state() private error = '';
  /** Grows with each new start, which what was typed makes way for. */
  private starts = 0;
  /** Name of the template that it was started from. */
  template = '';

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
        align-items: end;
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
    const definition = this.present;
    return html`<dialog aria-labelledby="title" @close=${this.left}>
      <form @submit=${this.save} novalidate>
        <h2 id="title">Alarm of ${gaugeName({ gauge: { ...definition, description: '' } })}</h2>
        ${keyed(this.starts, alarmFields(definition, this))}
        ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        <div class="row">
          <button class="primary">Save alarm</button>
          ${this.fresh ? nothing : html`<button type="button" @click=${this.takeOut}>Remove alarm</button>`}
          <button type="button" @click=${() => this.dialog.close()}>Leave</button>
        </div>
      </form>
    </dialog>`;
  }

  private get present(): AlarmDefinition {
    return this.started ?? this.definition;
  }

  readonly pickKind = (event: Event): void => {
    const kind = (event.target as HTMLSelectElement).value as AlarmKind;
    this.startFrom(this.desk.alarms.propose(this.present.gauge, kind) ?? this.present);
  };

  /** Templates that this alarm can be made of: one that is on the board keeps its kind. */
  get templates(): readonly AlarmTemplate[] {
    const all = this.desk.templates.list();
    return this.fresh ? all : all.filter(({ rule }) => rule.kind === this.present.kind);
  }

  readonly pickTemplate = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const applied = this.desk.templates.apply(select.value, this.present);
    if (applied.ok) this.startFrom(applied.value, select.value);
    else {
      this.error = applied.error;
      select.value = this.template;
    }
  };

  private startFrom(definition: AlarmDefinition, template = ''): void {
    rememberPerson(this.typedName());
    this.started = definition;
    this.template = template;
    this.starts += 1;
    this.error = '';
    void this.updateComplete.then(() =>
      this.form.querySelector<HTMLElement>(`select[name=${template ? 'template' : 'kind'}]`)?.focus(),
    );
  }

  private typedName(): string {
    return String(new FormData(this.form).get('by')).trim();
  }

  /** First-out groups that there are already. */
  get groups(): readonly string[] {
    const all = (this.desk.live.alarms?.rows ?? []).flatMap(({ alarm }) => alarm.definition.group ?? []);
    return [...new Set(all)].sort();
  }

  readonly startAs = (event: Event): void => {
    const like = (event.target as HTMLSelectElement).value as ProcessQuantity | '';
    if (like === '') return;
    const { gauge, kind } = this.present;
    const started = this.desk.alarms.propose(gauge, kind, like);
    if (!started) return;
    // Only what a quantity decides; what was typed elsewhere stays.
    for (const field of numberFields(started).filter(({ name }) =>
      /^(deadband|onDelayMs|offDelayMs)$/.test(name),
    )) {
      const input = this.form.querySelector<HTMLInputElement>(`input[name=${field.name}]`);
      if (input) input.value = shownIn(started, field);
    }
  };

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const changed = changedBy(this.present, new FormData(this.form));
    if (!changed.ok) {
      this.error = changed.error;
      return;
    }
    const [suppressedWhile = null, expectedWhile = null] = [
      ...this.form.querySelectorAll<ConditionField>('dialect-condition-field'),
    ].map((field) => field.value);
    if (isIncomplete(suppressedWhile) || isIncomplete(expectedWhile)) {
      this.error = [suppressedWhile, expectedWhile]
        .flatMap((typed) => (isIncomplete(typed) ? typed.incomplete : []))
        .join(' ');
      return;
    }
    const isStuck = changed.value.kind === 'stuck-needle';
    const whole = {
      ...changed.value,
      suppressedWhile,
      ...(isStuck ? { expectedWhile } : {}),
    } as AlarmDefinition;
    await this.decide((by) => this.desk.alarms.save(whole, by));
  };

  private readonly takeOut = (): Promise<void> =>
    this.decide((by) => this.desk.alarms.remove(this.present.id, by));

  private async decide(act: (by: string) => ReturnType<Desk['alarms']['save']>): Promise<void> {
    const by = this.typedName();
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

/** Who does what to an alarm, and why: `<dialect-alarm-dialog>`; fires `close` when it is done or left. */
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { AlarmCommand } from '../../alarms/alarm-command.ts';
import { deskContext, type Desk } from '../desk.ts';
import type { AlarmAction, AlarmRow } from '../live/alarms-view.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { alarmName } from '../words/alarm-words.ts';
import { sayAge } from '../words/age-words.ts';
import { actionWords } from './action-words.ts';
import { dialogStyles } from './dialog-styles.ts';
import { lastPerson, rememberPerson } from './person.ts';

const minuteMs = 60_000;
const shelfTimes = [15, 60, 240, 480, 1440].map((minutes) => minutes * minuteMs);
const needsReason: readonly AlarmAction[] = ['shelve', 'remove-from-service'];

@customElement('dialect-alarm-dialog')
export class AlarmDialog extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  @property({ attribute: false }) row!: AlarmRow;
  @property() action: AlarmAction = 'acknowledge';
  @query('dialog') private dialog!: HTMLDialogElement;
  @state() private error = '';

  static override styles = [controlStyles, dialogStyles];

  override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render(): unknown {
    const { definition } = this.row.alarm;
    const { title, button } = actionWords[this.action];
    return html`<dialog aria-labelledby="title" @close=${this.left}>
      <form @submit=${this.send}>
        <h2 id="title">${title}</h2>
        <p><strong>${alarmName(definition)}</strong></p>
        <label class="field"
          ><span>Your name</span>
          <input name="by" .value=${lastPerson()} autocomplete="off" required maxlength="100" />
        </label>
        ${
          this.action === 'shelve'
            ? html`<label class="field"
                ><span>For how long</span>
                <select name="forMs">
                  ${shelfTimes
                    .filter((ms) => ms <= definition.maximumShelfMs)
                    .map((ms) => html`<option value=${ms}>${sayAge(ms)}</option>`)}
                </select>
              </label>`
            : nothing
        }
        <label class="field"
          ><span>${needsReason.includes(this.action) ? 'Reason' : 'Comment'}</span>
          <textarea
            name="words"
            rows="2"
            maxlength="1000"
            ?required=${needsReason.includes(this.action)}
          ></textarea>
        </label>
        ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        <div class="row">
          <button class="primary">${button}</button>
          <button type="button" @click=${() => this.dialog.close()}>Leave</button>
        </div>
      </form>
    </dialog>`;
  }

  private readonly send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const by = String(fields.get('by')).trim();
    const done = await this.desk.alarms.command(this.commandOf(by, fields));
    if (!done.ok) this.error = done.error;
    else {
      rememberPerson(by);
      this.dialog.close();
    }
  };

  private commandOf(by: string, fields: FormData): AlarmCommand {
    const given = { ts: Date.now(), by, alarm: this.row.alarm.definition.id };
    const words = String(fields.get('words')).trim();
    switch (this.action) {
      case 'shelve':
        return { ...given, kind: this.action, reason: words, forMs: Number(fields.get('forMs')) };
      case 'remove-from-service':
        return { ...given, kind: this.action, reason: words };
      default:
        return { ...given, kind: this.action, comment: words };
    }
  }

  private readonly left = (): void => {
    this.dispatchEvent(new CustomEvent('close'));
  };
}

/** The sound of this device, and the states of the plant that alarms ask for: `<dialect-alarm-controls>`. */
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AlarmDefinition } from '../../alarms/alarm-definition.ts';
import { deskContext, type Desk } from '../desk.ts';
import type { AlarmsView } from '../live/alarms-view.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { icon } from '../parts/icon.ts';
import { lastPerson, rememberPerson } from './person.ts';

const volumes = [20, 45, 70, 100];

/** Names of states that conditions of these alarms mention. */
const statesIn = (definitions: readonly AlarmDefinition[]): readonly string[] => {
  const conditions = definitions.flatMap((definition) => [
    definition.suppressedWhile,
    definition.kind === 'stuck-needle' ? definition.expectedWhile : null,
  ]);
  return [...new Set(conditions.flatMap((each) => (each?.kind === 'state' ? each.state : [])))].sort();
};

@customElement('dialect-alarm-controls')
export class AlarmControls extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  @property({ attribute: false }) alarms!: AlarmsView;
  @state() private error = '';

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
        margin-bottom: 16px;
      }
      select {
        width: auto;
      }
      section {
        padding: 12px 16px 14px;
      }
      h2 {
        margin: 0 0 8px;
        font-size: 17px;
      }
      .field {
        flex: 1 1 200px;
      }
    `,
  ];

  override render(): unknown {
    const { isOn, volume } = this.desk.settings().alarmSound;
    const states = statesIn(this.alarms.rows.map(({ alarm }) => alarm.definition));
    return html`<div class="row">
        <button aria-pressed=${!isOn} @click=${() => this.sound({ isOn: !isOn })}>
          ${icon(isOn ? 'sound' : 'muted')} ${isOn ? 'Mute this device' : 'Muted: sound again'}
        </button>
        ${
          isOn
            ? html`<select
                aria-label="Volume of alarms"
                @change=${(event: Event) => this.sound({ volume: Number((event.target as HTMLSelectElement).value) })}
              >
                ${[...new Set([...volumes, volume])]
                  .sort((a, b) => a - b)
                  .map(
                    (one) => html`<option value=${one} ?selected=${one === volume}>Volume ${one} %</option>`,
                  )}
              </select>`
            : nothing
        }
      </div>
      ${states.length > 0 ? this.plantStates(states) : nothing}`;
  }

  private plantStates(states: readonly string[]): unknown {
    return html`<section class="panel">
      <h2>States of the plant</h2>
      <div class="row">
        ${states.map((name) => {
          const holds = this.alarms.declared.includes(name);
          return html`<button aria-pressed=${holds} @click=${() => this.declare(name, !holds)}>
            ${name}: ${holds ? 'holds' : 'does not hold'}
          </button>`;
        })}
        <label class="field"
          ><span>Your name</span>
          <input name="declared-by" .value=${lastPerson()} autocomplete="off" maxlength="100" />
        </label>
      </div>
      ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
    </section>`;
  }

  private async sound(part: { isOn?: boolean; volume?: number }): Promise<void> {
    const settings = this.desk.settings();
    await this.desk.changeSettings({ ...settings, alarmSound: { ...settings.alarmSound, ...part } });
    this.requestUpdate();
    this.desk.live.set({});
  }

  private async declare(name: string, holds: boolean): Promise<void> {
    const by = this.renderRoot.querySelector<HTMLInputElement>('input[name=declared-by]')?.value.trim() ?? '';
    const done = await this.desk.alarms.command({
      ...{ kind: 'declare-state', ts: Date.now(), by, state: name, holds },
    });
    this.error = done.ok ? '' : done.error;
    if (done.ok) rememberPerson(by);
  }
}

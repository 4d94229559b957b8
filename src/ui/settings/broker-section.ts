/** Broker, identity and topics, with the message that would leave: `<dialect-broker-section>`. */
import { consume } from '@lit/context';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  encoders,
  type Encoder,
  type HomeAssistantSettings,
  type SparkplugSettings,
} from '../../base/broker-settings.ts';
import type { CourierStatus } from '../../../workers/courier/api.ts';
import type { Settings } from '../../store/settings.ts';
import { deskContext, type Desk } from '../desk.ts';
import { exampleReading } from './example-reading.ts';
import { SettingsSection } from './settings-section.ts';

type Broker = Settings['broker'];

const encoderWords: Readonly<Record<Encoder, string>> = {
  plain: 'plain: the reading as JSON',
  umh: 'umh: the namespace of United Manufacturing Hub',
  litmus: 'litmus: the tag record of Litmus Edge',
  sparkplug: 'sparkplug: an edge node of Sparkplug B 3.0',
};

const sparkplugWords: readonly (readonly [keyof SparkplugSettings, string, string])[] = [
  ['groupId', 'Sparkplug group', 'No +, / or #'],
  ['edgeNodeId', 'Sparkplug edge node', 'Empty is the kiosk’s name'],
  ['primaryHostId', 'Primary host', 'Readings wait for its STATE; may be empty'],
];

@customElement('dialect-broker-section')
export class BrokerSection extends SettingsSection {
  @consume({ context: deskContext }) private desk!: Desk;
  @property({ attribute: false }) status: CourierStatus | null = null;
  /** Typed and not yet saved. */
  @state() private typed: Partial<Broker> = {};

  override render(): unknown {
    const broker = { ...this.settings.broker, ...this.typed };
    const isChanged = Object.keys(this.typed).length > 0;
    const preview = this.preview(broker);
    return html`<section class="panel">
      <h2>Broker</h2>
      <p>${this.status ? `${this.status.detail}` : 'Not started yet.'}</p>
      <form class="grid" @submit=${this.save}>
        ${this.field('url', 'Address', 'ws:// or wss://; empty is this page’s own broker', broker.url, 'url')}
        ${this.field('username', 'User', '', broker.username, 'text', 'half')}
        ${this.field('password', 'Password', 'Stays on this device', broker.password, 'password', 'half')}
        ${this.field('kiosk', 'Kiosk', 'Letters, digits, _ and -', broker.kiosk, 'text', 'half')}
        ${this.field('topicPrefix', 'Topic prefix', 'May be empty', broker.topicPrefix, 'text', 'half')}
        <label class="field wide"
          ><span>Encoder</span>
          <select name="encoder" @change=${this.chooseEncoder}>
            ${encoders.map(
              (encoder) =>
                html`<option value=${encoder} ?selected=${encoder === broker.encoder}>
                  ${encoderWords[encoder]}
                </option>`,
            )}
          </select>
        </label>
        ${broker.encoder === 'sparkplug' ? this.sparkplugFields(broker) : this.homeAssistantFields(broker)}
        <div class="row wide">
          <button class="primary" ?disabled=${!isChanged}>Save and connect</button>
          <button type="button" ?disabled=${!isChanged} @click=${() => (this.typed = {})}>Discard</button>
        </div>
      </form>
      <p class="label" style="margin:16px 0 0">A reading leaves as</p>
      <pre tabindex="0" aria-label="Preview of topic and payload"><strong>${preview.topic}</strong>
${preview.payload}</pre>
    </section>`;
  }

  private field(
    name: keyof Broker,
    label: string,
    hint: string,
    value: string,
    type: string,
    width = 'wide',
  ): unknown {
    return html`<label class="field ${width}"
      ><span>${label}</span>
      <input
        type=${type === 'url' ? 'text' : type}
        name=${name}
        .value=${value}
        autocomplete=${name === 'password' ? 'new-password' : 'off'}
        spellcheck="false"
        @input=${(event: Event) => (this.typed = { ...this.typed, [name]: (event.target as HTMLInputElement).value })}
      />
      <small>${hint}</small>
    </label>`;
  }

  private sparkplugFields({ sparkplug }: Broker): unknown {
    return sparkplugWords.map(
      ([name, label, hint]) =>
        html`<label class="field half"
          ><span>${label}</span>
          <input
            type="text"
            name=${name}
            .value=${sparkplug[name]}
            autocomplete="off"
            spellcheck="false"
            @input=${(event: Event) => {
              const typed = (event.target as HTMLInputElement).value;
              this.typed = { ...this.typed, sparkplug: { ...sparkplug, [name]: typed } };
            }}
          />
          <small>${hint}</small>
        </label>`,
    );
  }

  private homeAssistantFields({ homeAssistant }: Broker): unknown {
    const set = (part: Partial<HomeAssistantSettings>): void => {
      this.typed = { ...this.typed, homeAssistant: { ...homeAssistant, ...part } };
    };
    return html`<label class="tick"
        ><input
          type="checkbox"
          name="isOn"
          .checked=${homeAssistant.isOn}
          @change=${(event: Event) => set({ isOn: (event.target as HTMLInputElement).checked })}
        />
        Tell Home Assistant</label
      >
      ${
        homeAssistant.isOn
          ? html`<label class="field half"
              ><span>Unavailable after, s</span>
              <input
                type="number"
                name="expireAfterSeconds"
                min="1"
                .value=${String(homeAssistant.expireAfterSeconds)}
                @input=${(event: Event) =>
                  set({ expireAfterSeconds: (event.target as HTMLInputElement).valueAsNumber })}
              />
              <small>Longer than the time between two messages</small>
            </label>`
          : nothing
      }`;
  }

  private chooseEncoder(event: Event): void {
    this.typed = { ...this.typed, encoder: (event.target as HTMLSelectElement).value as Encoder };
  }

  private preview(broker: Broker): { topic: string; payload: string } {
    const seen = [...this.desk.live.gauges.values()].find((view) => view.reading)?.reading;
    try {
      return this.desk.previewMessage(seen ?? exampleReading, { ...this.settings, broker });
    } catch (error) {
      return { topic: 'No message', payload: error instanceof Error ? error.message : String(error) };
    }
  }

  private save(event: Event): void {
    event.preventDefault();
    this.change({ broker: { ...this.settings.broker, ...this.typed } });
    this.typed = {};
  }
}

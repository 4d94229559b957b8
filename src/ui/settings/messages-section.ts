/** Which encoders speak, under which topics, with every message that would leave: `<dialect-messages-section>`. */
import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  encoders,
  encodersOf,
  jsonEncodersOf,
  type Encoder,
  type HomeAssistantSettings,
  type SparkplugSettings,
} from '../../base/broker-settings.ts';
import type { Settings } from '../../store/settings.ts';
import { deskContext, type Desk, type MessagePreview } from '../desk.ts';
import { encoderWords } from './encoder-words.ts';
import { exampleReading } from './example-reading.ts';
import { SettingsSection } from './settings-section.ts';

type Broker = Settings['broker'];

const sparkplugWords: readonly (readonly [keyof SparkplugSettings, string, string])[] = [
  ['groupId', 'Sparkplug group', 'No +, / or #'],
  ['edgeNodeId', 'Sparkplug edge node', 'Empty is the kiosk’s name'],
  ['primaryHostId', 'Primary host', 'Sparkplug waits for its STATE; may be empty'],
];

@customElement('dialect-messages-section')
export class MessagesSection extends SettingsSection {
  @consume({ context: deskContext }) private desk!: Desk;
  /** Chosen and not yet saved. */
  @state() private typed: Partial<Broker> = {};

  static override styles = [
    ...SettingsSection.styles,
    css`
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
        min-width: 0;
      }
      legend {
        padding: 0;
      }
      .note {
        margin: 0;
      }
      h3 {
        margin: 16px 0 0;
        font-size: 16px;
      }
    `,
  ];

  override render(): unknown {
    const broker = { ...this.settings.broker, ...this.typed };
    const chosen = encodersOf(broker);
    const isChanged = Object.keys(this.typed).length > 0;
    return html`<section class="panel">
      <h2>Messages</h2>
      <form class="grid" @submit=${this.save}>
        <label class="field wide"
          ><span>Topic prefix</span>
          <input
            type="text"
            name="topicPrefix"
            .value=${broker.topicPrefix}
            autocomplete="off"
            spellcheck="false"
            @input=${(event: Event) => this.set({ topicPrefix: (event.target as HTMLInputElement).value })}
          />
          <small>First levels of every topic; may be empty</small>
        </label>
        <div class="row wide"><a class="button" href="#settings/namespace">Edit names by levels</a></div>
        <fieldset class="wide">
          <legend class="label">Encoders, one or several at once</legend>
          ${encoders.map((encoder) => this.encoder(encoder, chosen))}
        </fieldset>
        ${chosen.includes('sparkplug') ? this.sparkplugFields(broker) : nothing}
        ${
          chosen.length > 1 && chosen.includes('sparkplug') && broker.sparkplug.primaryHostId !== ''
            ? html`<p class="wide note">
                While the primary host is offline, the other encoders publish what is new. What was recorded
                while the broker was away, gaps and events of alarms wait for the host.
              </p>`
            : nothing
        }
        ${jsonEncodersOf(broker).length > 0 ? this.homeAssistantFields(broker) : nothing}
        <div class="row wide">
          <button class="primary" ?disabled=${!isChanged}>Save messages</button>
          <button type="button" ?disabled=${!isChanged} @click=${() => (this.typed = {})}>Discard</button>
        </div>
      </form>
      <p class="label" style="margin:16px 0 0">A reading leaves as</p>
      ${this.previews(broker).map((preview) => this.preview(preview))}
    </section>`;
  }

  private encoder(encoder: Encoder, chosen: readonly Encoder[]): unknown {
    // plain and litmus write to the same topics.
    const rival = encoder === 'plain' ? 'litmus' : encoder === 'litmus' ? 'plain' : null;
    const isChosen = chosen.includes(encoder);
    const choose = (event: Event): void => {
      const isOn = (event.target as HTMLInputElement).checked;
      const others = chosen.filter((one) => one !== encoder && !(isOn && one === rival));
      const [first = encoder, ...also] = isOn ? [...others, encoder] : others;
      this.set({ encoder: first, alsoEncoders: also });
    };
    return html`<label class="tick"
      ><input
        type="checkbox"
        name="encoder-${encoder}"
        .checked=${isChosen}
        ?disabled=${isChosen && chosen.length === 1}
        @change=${choose}
      />
      ${encoderWords[encoder]}</label
    >`;
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
            @input=${(event: Event) => this.set({ sparkplug: { ...sparkplug, [name]: (event.target as HTMLInputElement).value } })}
          />
          <small>${hint}</small>
        </label>`,
    );
  }

  private homeAssistantFields({ homeAssistant }: Broker): unknown {
    const set = (part: Partial<HomeAssistantSettings>): void =>
      this.set({ homeAssistant: { ...homeAssistant, ...part } });
    return html`<label class="tick wide"
        ><input
          type="checkbox"
          name="isOn"
          .checked=${homeAssistant.isOn}
          @change=${(event: Event) => set({ isOn: (event.target as HTMLInputElement).checked })}
        />
        Tell Home Assistant of the gauges</label
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

  private preview({ encoder, messages, problem }: MessagePreview): unknown {
    return html`<h3>${encoder}</h3>
      <pre tabindex="0" aria-label="Preview of ${encoder}" data-encoder=${encoder}>
${
  messages.length === 0
    ? `No message leaves. ${problem}`
    : messages.map(
        ({ topic, payload, isRetained }) =>
          html`<strong>${topic}</strong>${`${isRetained ? ' (retained)' : ''}\n${payload}\n`}`,
      )
}</pre>`;
  }

  private previews(broker: Broker): readonly MessagePreview[] {
    const seen = [...this.desk.live.gauges.values()].find((view) => view.reading)?.reading;
    try {
      return this.desk.previewMessages(seen ?? exampleReading, { ...this.settings, broker });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      return [{ encoder: broker.encoder, messages: [], problem }];
    }
  }

  private set(part: Partial<Broker>): void {
    this.typed = { ...this.typed, ...part };
  }

  private save(event: Event): void {
    event.preventDefault();
    this.change({ broker: { ...this.settings.broker, ...this.typed } });
    this.typed = {};
  }
}

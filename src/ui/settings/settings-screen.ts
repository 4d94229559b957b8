/** Everything a person sets on this device, section by section: `<dialect-settings-screen>`. */
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Settings } from '../../store/settings.ts';
import { deskContext, type Desk } from '../desk.ts';
import { LiveController } from '../live/live-controller.ts';
import { controlStyles } from '../parts/control-styles.ts';
import '../parts/file-button.ts';
import { offerFile } from '../parts/file-ways.ts';
import { icon } from '../parts/icon.ts';
import './broker-section.ts';
import './gauges-section.ts';
import { settingsStyles } from './settings-styles.ts';
import './source-section.ts';
import './storage-section.ts';

@customElement('dialect-settings-screen')
export class SettingsScreen extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  @state() private message: { readonly text: string; readonly isError: boolean } | null = null;

  constructor() {
    super();
    new LiveController(this, () => this.desk.live);
  }

  static override styles = [controlStyles, settingsStyles];

  override render(): unknown {
    const settings = this.desk.settings();
    const { live } = this.desk;
    return html`
      <h1>Settings</h1>
      <div role="status">
        ${
          this.message
            ? html`<p class="message ${this.message.isError ? 'wrong' : ''}">${this.message.text}</p>`
            : nothing
        }
      </div>
      <div class="sections" @dialect-settings-changed=${this.change}>
        <dialect-source-section
          .settings=${settings}
          .sourceState=${live.sourceState}
        ></dialect-source-section>
        <dialect-broker-section .settings=${settings} .status=${live.courier}></dialect-broker-section>
        <dialect-gauges-section
          .settings=${settings}
          .gauges=${[...live.gauges.values()]}
        ></dialect-gauges-section>
        <dialect-storage-section .status=${live.courier}></dialect-storage-section>
        <section class="panel">
          <h2>Look</h2>
          <div class="row" role="radiogroup" aria-label="Theme">
            ${(['auto', 'light', 'dark'] as const).map(
              (theme) =>
                html`<button
                  role="radio"
                  aria-checked=${settings.theme === theme}
                  @click=${() => this.apply({ ...settings, theme })}
                >
                  ${icon(theme)} ${theme === 'auto' ? 'As the device' : theme === 'light' ? 'Light' : 'Dark'}
                </button>`,
            )}
          </div>
        </section>
        <section class="panel">
          <h2>Take along</h2>
          <p>Settings as a file, without user and password.</p>
          <div class="row">
            <button @click=${() => offerFile('dialect-settings.json', this.desk.exportSettings())}>
              ${icon('out')} Export settings
            </button>
            <dialect-file-button
              label="Import settings"
              icon="in"
              accept=".json,application/json"
              @dialect-files=${this.read}
            ></dialect-file-button>
          </div>
        </section>
        <section class="panel">
          <h2>Reader</h2>
          ${
            live.vision
              ? html`<dl>
                  <dt>Model</dt>
                  <dd>${live.vision.model.name}</dd>
                  <dt>Fingerprint</dt>
                  <dd><code>${live.vision.model.sha256.slice(0, 16)}</code></dd>
                  <dt>Runs on</dt>
                  <dd>
                    ${live.vision.inference}, ${live.vision.threads}
                    thread${live.vision.threads === 1 ? '' : 's'}
                  </dd>
                  <dt>Picture on</dt>
                  <dd>${live.vision.rectify}</dd>
                  <dt>Adapter</dt>
                  <dd>${live.vision.adapter ?? 'none'}</dd>
                </dl>`
              : html`<p>Not started yet.</p>`
          }
        </section>
      </div>
    `;
  }

  private change(event: CustomEvent<Settings>): void {
    void this.apply(event.detail);
  }

  private async apply(next: Settings): Promise<void> {
    const result = await this.desk.changeSettings(next);
    this.message = result.ok
      ? { text: 'Saved.', isError: false }
      : { text: `Not saved. ${result.error}`, isError: true };
    this.requestUpdate();
  }

  private async read(event: CustomEvent<readonly File[]>): Promise<void> {
    const [file] = event.detail;
    if (!file) return;
    const result = await this.desk.importSettings(await file.text());
    this.message = result.ok
      ? { text: 'Settings imported. User and password were kept as they are.', isError: false }
      : { text: `“${file.name}” cannot be used; nothing was changed. ${result.error}`, isError: true };
  }
}

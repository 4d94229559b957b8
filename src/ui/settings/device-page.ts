/** Source, broker, messages, gauges, look and files: `<dialect-device-page>`; asks the screen to keep what changes. */
import { consume } from '@lit/context';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { deskContext, type Desk } from '../desk.ts';
import '../parts/file-button.ts';
import { offerFile } from '../parts/file-ways.ts';
import { icon } from '../parts/icon.ts';
import './broker-section.ts';
import './gauges-section.ts';
import './messages-section.ts';
import { SettingsSection } from './settings-section.ts';
import './source-section.ts';

/** A file whose text the screen shall import. */
export type ImportEvent = CustomEvent<File>;

@customElement('dialect-device-page')
export class DevicePage extends SettingsSection {
  @consume({ context: deskContext }) private desk!: Desk;

  override render(): unknown {
    const { settings } = this;
    const { live } = this.desk;
    return html`<div class="sections">
      <dialect-source-section .settings=${settings} .sourceState=${live.sourceState}></dialect-source-section>
      <dialect-broker-section .settings=${settings} .status=${live.courier}></dialect-broker-section>
      <dialect-messages-section .settings=${settings}></dialect-messages-section>
      <dialect-gauges-section
        .settings=${settings}
        .gauges=${[...live.gauges.values()]}
      ></dialect-gauges-section>
      <section class="panel">
        <h2>Look</h2>
        <div class="row" role="radiogroup" aria-label="Theme">
          ${(['auto', 'light', 'dark'] as const).map(
            (theme) =>
              html`<button
                role="radio"
                aria-checked=${settings.theme === theme}
                @click=${() => this.change({ theme })}
              >
                ${icon(theme)} ${theme === 'auto' ? 'As the device' : theme === 'light' ? 'Light' : 'Dark'}
              </button>`,
          )}
        </div>
      </section>
      <section class="panel">
        <h2>Take along</h2>
        <p>
          Settings and templates of alarms as a file, without the login. Imported templates join those that
          are here; one of the same name takes its place.
        </p>
        <div class="row">
          <button @click=${() => offerFile('dialect-settings.json', this.desk.exportSettings())}>
            ${icon('out')} Export settings
          </button>
          <dialect-file-button
            label="Import settings"
            icon="in"
            accept=".json,application/json"
            @dialect-files=${this.import}
          ></dialect-file-button>
        </div>
      </section>
      ${this.reader()}
    </div>`;
  }

  private reader(): unknown {
    const { vision } = this.desk.live;
    return html`<section class="panel">
      <h2>Reader</h2>
      ${
        vision
          ? html`<dl>
              <dt>Model</dt>
              <dd>${vision.model.name}</dd>
              <dt>Fingerprint</dt>
              <dd><code>${vision.model.sha256.slice(0, 16)}</code></dd>
              <dt>Runs on</dt>
              <dd>${vision.inference}, ${vision.threads} thread${vision.threads === 1 ? '' : 's'}</dd>
              <dt>Picture on</dt>
              <dd>${vision.rectify}</dd>
              <dt>Adapter</dt>
              <dd>${vision.adapter ?? 'none'}</dd>
            </dl>`
          : html`<p>Not started yet.</p>`
      }
    </section>`;
  }

  private import(event: CustomEvent<readonly File[]>): void {
    const [detail] = event.detail;
    if (detail)
      this.dispatchEvent(new CustomEvent('dialect-settings-file', { detail, bubbles: true, composed: true }));
  }
}

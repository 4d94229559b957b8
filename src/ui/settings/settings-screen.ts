/** Everything a person sets on this device, page by page: `<dialect-settings-screen>`. */
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Settings } from '../../store/settings.ts';
import { deskContext, type Desk } from '../desk.ts';
import { LiveController } from '../live/live-controller.ts';
import '../enrolment/enrol-page.ts';
import '../namespace/namespace-page.ts';
import { controlStyles } from '../parts/control-styles.ts';
import './device-page.ts';
import type { ImportEvent } from './device-page.ts';
import { settingsStyles } from './settings-styles.ts';
import './storage-section.ts';

const pages = [
  { name: '', label: 'Device' },
  { name: 'namespace', label: 'Names' },
  { name: 'storage', label: 'Storage' },
  { name: 'enrol', label: 'Enrol' },
] as const;

@customElement('dialect-settings-screen')
export class SettingsScreen extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  /** Name of the page; unknown ones are the first. */
  @property() page = '';
  @state() private message: { readonly text: string; readonly isError: boolean } | null = null;

  constructor() {
    super();
    new LiveController(this, () => this.desk.live);
  }

  static override styles = [
    controlStyles,
    settingsStyles,
    css`
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-bottom: 16px;
      }
    `,
  ];

  override render(): unknown {
    const { conflicts = [], leftOut = [] } = this.desk.live.courier ?? {};
    const troubles = [
      ...(conflicts.length > 0 ? [`${conflicts.length} taken`] : []),
      ...(leftOut.length > 0 ? [`${leftOut.length} left out`] : []),
    ].join(', ');
    const present = pages.find(({ name }) => name === this.page.split('?')[0])?.name ?? '';
    return html`
      <h1>Settings</h1>
      <nav aria-label="Parts of the settings">
        ${pages.map(
          ({ name, label }) =>
            html`<a
              class="button"
              href="#settings${name ? `/${name}` : ''}"
              aria-current=${present === name ? 'page' : nothing}
              >${label}${name === 'namespace' && troubles !== '' ? ` (${troubles})` : ''}</a
            >`,
        )}
      </nav>
      <div role="status">
        ${
          this.message
            ? html`<p class="message ${this.message.isError ? 'wrong' : ''}">${this.message.text}</p>`
            : nothing
        }
      </div>
      <div @dialect-settings-changed=${this.change} @dialect-settings-file=${this.read}>
        ${this.shown(present)}
      </div>
    `;
  }

  private shown(page: (typeof pages)[number]['name']): unknown {
    const { live } = this.desk;
    const settings = this.desk.settings();
    switch (page) {
      case 'namespace':
        return html`<dialect-namespace-page
          .settings=${settings}
          .status=${live.courier}
        ></dialect-namespace-page>`;
      case 'enrol':
        return html`<dialect-enrol-page .settings=${settings}></dialect-enrol-page>`;
      case 'storage':
        return html`<dialect-storage-section
          .settings=${settings}
          .status=${live.courier}
        ></dialect-storage-section>`;
      default:
        return html`<dialect-device-page .settings=${settings}></dialect-device-page>`;
    }
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

  private async read({ detail: file }: ImportEvent): Promise<void> {
    const result = await this.desk.importSettings(await file.text());
    this.message = result.ok
      ? { text: 'Settings imported. The login was kept as it is.', isError: false }
      : { text: `“${file.name}” cannot be used; nothing was changed. ${result.error}`, isError: true };
  }
}

/** What is stored on this device and whether the browser keeps it: `<dialect-storage-section>`. */
import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CourierStatus } from '../../../workers/courier/api.ts';
import { deskContext, type Desk } from '../desk.ts';
import { sayAge, sayBytes } from '../words/age-words.ts';
import { SettingsSection } from './settings-section.ts';

@customElement('dialect-storage-section')
export class StorageSection extends SettingsSection {
  @consume({ context: deskContext }) private desk!: Desk;
  @property({ attribute: false }) status: CourierStatus | null = null;
  @state() private estimate: { usage: number; quota: number; persisted: boolean } | null = null;
  @state() private answer = '';

  static override styles = [
    ...SettingsSection.styles,
    css`
      meter {
        width: 100%;
        height: 14px;
        margin-bottom: 8px;
      }
      button {
        margin-top: 14px;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.measure();
  }

  override render(): unknown {
    const storage = this.estimate ?? this.status?.storage ?? null;
    const { status } = this;
    return html`<section class="panel">
      <h2>Storage</h2>
      ${
        storage
          ? html`<meter
              aria-label="Storage used"
              min="0"
              max=${storage.quota}
              value=${storage.usage}
            ></meter>`
          : nothing
      }
      <dl>
        ${
          storage
            ? html`<dt>Used</dt>
                <dd>${sayBytes(storage.usage)} of ${sayBytes(storage.quota)}</dd>
                <dt>Kept for good</dt>
                <dd>${storage.persisted ? 'yes' : 'no: the browser may clear it when space runs out'}</dd>`
            : html`<dt>Used</dt>
                <dd>the browser does not say</dd>`
        }
        <dt>Readings waiting</dt>
        <dd>${status?.waiting ?? 0}</dd>
        ${
          status && status.oldestWaitingTs !== null
            ? html`<dt>Oldest of them</dt>
                <dd>${sayAge(Date.now() - status.oldestWaitingTs)}</dd>`
            : nothing
        }
        <dt>Readings lost</dt>
        <dd>${status?.lost ?? 0}</dd>
      </dl>
      ${storage && !storage.persisted ? html`<button @click=${this.persist}>Ask the browser to keep it</button>` : nothing}
      <p role="status" style="margin:8px 0 0">${this.answer}</p>
    </section>`;
  }

  private async measure(): Promise<void> {
    const storage = navigator.storage as StorageManager | undefined;
    if (!storage?.estimate) return;
    const { usage = 0, quota = 0 } = await storage.estimate();
    this.estimate = { usage, quota, persisted: (await storage.persisted?.()) ?? false };
  }

  private readonly persist = async (): Promise<void> => {
    const isKept = await this.desk.persistStorage();
    this.answer = isKept
      ? 'It is kept now.'
      : 'The browser declined. Install the app on the home screen, then ask again.';
    await this.measure();
  };
}

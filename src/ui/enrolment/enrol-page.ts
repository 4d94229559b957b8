/** A one-time code, scanned or typed → this device's settings: `<dialect-enrol-page>`. Nothing is asked before a person says so. */
import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { invitationOf, readInvitation, type Invitation } from '../../base/invitation.ts';
import { shownAddress } from '../../base/shown-address.ts';
import { deskContext, type Desk } from '../desk.ts';
import { icon } from '../parts/icon.ts';
import { SettingsSection } from '../settings/settings-section.ts';
import './qr-scanner.ts';

const ownEndpoint = (): string => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/enrol`;

@customElement('dialect-enrol-page')
export class EnrolPage extends SettingsSection {
  @consume({ context: deskContext }) private desk!: Desk;
  @state() private invitation: Invitation | null = null;
  @state() private isScanning = false;
  @state() private isAsking = false;
  @state() private answer: { readonly text: string; readonly isError: boolean } | null = null;

  static override styles = [
    ...SettingsSection.styles,
    css`
      dialect-qr-scanner {
        display: block;
        margin-bottom: 12px;
      }
      .grid {
        margin-top: 16px;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    const read = readInvitation(location.hash);
    if (!read) return;
    // The code must not stay in the address or the history.
    history.replaceState(null, '', '#settings/enrol');
    this.take(read);
  }

  override render(): unknown {
    return html`<section class="panel">
      <h2>Enrol this device</h2>
      <p>
        Somebody who looks after the broker gives you a code for this device. It works once, and for a short
        time. It sets the broker, the login and this device’s name; gauges and what waits stay.
      </p>
      <div role="status">
        ${this.answer ? html`<p class=${this.answer.isError ? 'error' : ''}>${this.answer.text}</p>` : nothing}
      </div>
      ${this.invitation ? this.confirm(this.invitation) : this.enter()}
    </section>`;
  }

  private enter(): unknown {
    return html`${
        this.isScanning
          ? html`<dialect-qr-scanner
              @dialect-scanned=${(event: CustomEvent<string>) => this.scanned(event.detail)}
              @dialect-scan-failed=${(event: CustomEvent<string>) => this.stop(event.detail)}
            ></dialect-qr-scanner>`
          : nothing
      }
      <div class="row">
        <button class="primary" @click=${() => (this.isScanning = !this.isScanning)}>
          ${icon('scan')} ${this.isScanning ? 'Stop scanning' : 'Scan a QR code'}
        </button>
      </div>
      <form class="grid" @submit=${this.typed}>
        <label class="field"
          ><span>Or type the code</span>
          <input
            name="code"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            placeholder="7KQ2-M9XD-0A4F"
          />
        </label>
        <label class="field"
          ><span>Address of the enrolment</span>
          <input name="endpoint" .value=${ownEndpoint()} autocomplete="off" spellcheck="false" />
        </label>
        <button class="wide">Go on</button>
      </form>`;
  }

  private confirm({ endpoint }: Invitation): unknown {
    return html`<p>
        Ask <strong>${endpoint}</strong> for this device’s settings? Go on only if you know this address: it
        decides which broker gets the readings.
      </p>
      <div class="row">
        <button class="primary" ?disabled=${this.isAsking} @click=${this.ask}>Enrol</button>
        <button ?disabled=${this.isAsking} @click=${() => (this.invitation = null)}>Leave</button>
      </div>`;
  }

  private scanned(text: string): void {
    this.isScanning = false;
    const read = readInvitation(text);
    if (read) this.take(read);
    else this.answer = { text: 'This QR code is no enrolment code of Dialect.', isError: true };
  }

  private stop(text: string): void {
    this.isScanning = false;
    this.answer = { text, isError: true };
  }

  private typed(event: SubmitEvent): void {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    this.take(invitationOf(String(fields.get('endpoint')).trim(), String(fields.get('code'))));
  }

  private take(read: ReturnType<typeof invitationOf>): void {
    this.isScanning = false;
    this.invitation = read.ok ? read.value : null;
    this.answer = read.ok ? null : { text: read.error, isError: true };
  }

  private readonly ask = async (): Promise<void> => {
    if (!this.invitation) return;
    this.isAsking = true;
    const done = await this.desk.enrol(this.invitation);
    this.isAsking = false;
    this.invitation = null;
    this.answer = done.ok
      ? {
          text: `Enrolled as ${done.value.broker.kiosk} at ${shownAddress(done.value.broker.url) || 'this page’s own broker'}.`,
          isError: false,
        }
      : { text: done.error, isError: true };
  };
}

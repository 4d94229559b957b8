/** The whole app: top bar, notices and the screen that the address names: `<dialect-app>`. */
import { ContextProvider } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import './alarms/alarms-screen.ts';
import { appStyles } from './app-styles.ts';
import './calibrate/calibrate-screen.ts';
import { shownAddress } from '../base/shown-address.ts';
import { deskContext, type Desk } from './desk.ts';
import './kiosk/kiosk-screen.ts';
import { LiveController } from './live/live-controller.ts';
import { lastPerson } from './alarms/person.ts';
import './parts/alarm-badge.ts';
import './parts/alarm-sound.ts';
import './parts/broker-badge.ts';
import { controlStyles } from './parts/control-styles.ts';
import { icon } from './parts/icon.ts';
import './parts/notice-bar.ts';
import { parseRoute, screens, type Route } from './route.ts';
import './settings/settings-screen.ts';
import { applyTheme, nextTheme, themeWords } from './theme.ts';
import { WakeLockController } from './wake-lock.ts';

@customElement('dialect-app')
export class DialectApp extends LitElement {
  /** Set by the composition root; nothing is shown before. */
  @property({ attribute: false }) desk: Desk | null = null;
  @state() private route: Route = parseRoute(location.hash);
  @state() private isFull = false;
  private readonly wakeLock = new WakeLockController(this);
  private readonly provider = new ContextProvider(this, { context: deskContext });

  constructor() {
    super();
    new LiveController(this, () => this.desk?.live);
  }

  static override styles = [controlStyles, appStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.onRoute);
    document.addEventListener('fullscreenchange', this.onFull);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.onRoute);
    document.removeEventListener('fullscreenchange', this.onFull);
  }

  override willUpdate(): void {
    if (!this.desk) return;
    this.provider.setValue(this.desk);
    applyTheme(this.desk.settings().theme);
  }

  override render(): unknown {
    const { desk } = this;
    if (!desk) return html`<p class="opening" role="status">Opening…</p>`;
    const isSimulated = desk.live.source?.simulated ?? false;
    const { theme } = desk.settings();
    return html`
      <header class="bar">
        <a class="name" href="#kiosk" aria-label="Dialect, kiosk">Dialect</a>
        <nav aria-label="Screens">
          ${screens.map(
            (screen) =>
              html`<a
                class="tab"
                href="#${screen.name}"
                aria-current=${this.route.screen === screen.name ? 'page' : nothing}
                >${icon(screen.name)}<span>${screen.label}</span></a
              >`,
          )}
        </nav>
        ${isSimulated ? html`<strong class="simulated">Simulated</strong>` : nothing}
        <span class="grow"></span>
        <dialect-alarm-sound
          .alarms=${desk.live.alarms}
          ?on=${desk.settings().alarmSound.isOn}
          .volume=${desk.settings().alarmSound.volume / 100}
          @dialect-silence=${this.silence}
        ></dialect-alarm-sound>
        <dialect-alarm-badge .alarms=${desk.live.alarms}></dialect-alarm-badge>
        <dialect-broker-badge
          .status=${desk.live.courier}
          .host=${shownAddress(desk.settings().broker.url)}
        ></dialect-broker-badge>
        <button
          class="plain narrow-hidden"
          @click=${this.changeTheme}
          aria-label="Theme: ${themeWords[theme]}. Change."
        >
          ${icon(theme)}
        </button>
        <button
          class="plain narrow-hidden"
          @click=${this.toggleFull}
          aria-label=${this.isFull ? 'Leave full screen' : 'Full screen'}
        >
          ${icon(this.isFull ? 'windowed' : 'fullscreen')}
        </button>
      </header>
      <dialect-notice-bar
        .live=${desk.live}
        ?dims=${this.wakeLock.isRefused}
        @dialect-apply-update=${() => desk.applyUpdate()}
      ></dialect-notice-bar>
      <main>${this.screen()}</main>
    `;
  }

  private screen(): unknown {
    switch (this.route.screen) {
      case 'calibrate':
        return html`<dialect-calibrate-screen .recordId=${this.route.detail}></dialect-calibrate-screen>`;
      case 'alarms':
        return html`<dialect-alarms-screen .section=${this.route.detail}></dialect-alarms-screen>`;
      case 'settings':
        return html`<dialect-settings-screen .page=${this.route.detail}></dialect-settings-screen>`;
      default:
        return html`<dialect-kiosk-screen></dialect-kiosk-screen>`;
    }
  }

  private readonly onRoute = (): void => {
    this.route = parseRoute(location.hash);
    this.renderRoot.querySelector('main')?.scrollTo(0, 0);
  };

  private readonly onFull = (): void => {
    this.isFull = document.fullscreenElement !== null;
  };

  private async changeTheme(): Promise<void> {
    const settings = this.desk!.settings();
    await this.desk!.changeSettings({ ...settings, theme: nextTheme(settings.theme) });
    this.requestUpdate();
  }

  /** A sound stops at one touch: who it was is told where it is known. */
  private silence(): void {
    const by = lastPerson() || `Somebody at ${this.desk!.settings().broker.kiosk}`;
    void this.desk!.alarms.command({ kind: 'silence', ts: Date.now(), by, alarm: null });
  }

  private toggleFull(): void {
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    change.catch(() => undefined); // refused where the device has none, as on some phones
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialect-app': DialectApp;
  }
}

/** The broker, the login and this device's name there: `<dialect-broker-section>`. */
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CourierStatus } from '../../../workers/courier/api.ts';
import type { LoginKind } from '../../base/broker-settings.ts';
import type { Settings } from '../../store/settings.ts';
import { gaugeName } from '../words/gauge-words.ts';
import { SettingsSection } from './settings-section.ts';

type Broker = Settings['broker'];
type TextName = 'url' | 'username' | 'password' | 'kiosk';

const mostLeftOut = 3;

const loginWords: Readonly<Record<LoginKind, string>> = { password: 'User and password', token: 'Token' };

@customElement('dialect-broker-section')
export class BrokerSection extends SettingsSection {
  @property({ attribute: false }) status: CourierStatus | null = null;
  /** Typed and not yet saved. */
  @state() private typed: Partial<Broker> = {};

  override render(): unknown {
    const broker = { ...this.settings.broker, ...this.typed };
    const isChanged = Object.keys(this.typed).length > 0;
    const isToken = broker.loginBy === 'token';
    return html`<section class="panel">
      <h2>Broker</h2>
      <p>${this.status ? `${this.status.detail}` : 'Not started yet.'}</p>
      ${this.leftOut()}
      <form class="grid" @submit=${this.save}>
        ${this.field('url', 'Address', 'ws:// or wss://; empty is this page’s own broker', broker.url)}
        <div class="row wide" role="radiogroup" aria-label="Login">
          ${Object.entries(loginWords).map(
            ([kind, words]) =>
              html`<button
                type="button"
                role="radio"
                aria-checked=${broker.loginBy === kind}
                @click=${() => (this.typed = { ...this.typed, loginBy: kind as LoginKind })}
              >
                ${words}
              </button>`,
          )}
        </div>
        ${this.field('username', 'User', isToken ? 'Empty is the kiosk’s name' : '', broker.username, 'half')}
        ${this.field('password', isToken ? 'Token' : 'Password', 'Stays on this device', broker.password, 'half')}
        ${this.field('kiosk', 'Kiosk', 'Letters, digits, _ and -; each device its own', broker.kiosk)}
        <div class="row wide">
          <button class="primary" ?disabled=${!isChanged}>Save and connect</button>
          <button type="button" ?disabled=${!isChanged} @click=${() => (this.typed = {})}>Discard</button>
        </div>
      </form>
    </section>`;
  }

  /** The first few: the page of names has them all. */
  private leftOut(): unknown {
    const { leftOut = [] } = this.status ?? {};
    if (leftOut.length === 0) return nothing;
    return html`<div class="message wrong">
      ${leftOut.slice(0, mostLeftOut).map(({ asset, tag, sentence }) => html`<p>${gaugeName({ gauge: { asset, tag, description: '' } })}: ${sentence}</p>`)}
      <p>
        ${leftOut.length > mostLeftOut ? `And ${leftOut.length - mostLeftOut} more. ` : ''}<a
          href="#settings/namespace"
          >Change names</a
        >
      </p>
    </div>`;
  }

  private field(name: TextName, label: string, hint: string, value: string, width = 'wide'): unknown {
    const isSecret = name === 'password';
    return html`<label class="field ${width}"
      ><span>${label}</span>
      <input
        type=${isSecret ? 'password' : 'text'}
        name=${name}
        .value=${value}
        autocomplete=${isSecret ? 'new-password' : 'off'}
        spellcheck="false"
        @input=${(event: Event) => (this.typed = { ...this.typed, [name]: (event.target as HTMLInputElement).value })}
      />
      <small>${hint}</small>
    </label>`;
  }

  private save(event: Event): void {
    event.preventDefault();
    this.change({ broker: { ...this.settings.broker, ...this.typed } });
    this.typed = {};
  }
}

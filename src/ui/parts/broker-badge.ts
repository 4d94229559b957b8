/** The connection to the broker in a word, with how much waits; a touch shows the details: `<dialect-broker-badge>`. */
import { LitElement, css, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ConnectionState, CourierStatus } from '../../../workers/courier/api.ts';
import { sayAge, sayBytes } from '../words/age-words.ts';
import { controlStyles } from './control-styles.ts';

const words: Readonly<Record<ConnectionState, string>> = {
  online: 'Online',
  connecting: 'Connecting',
  offline: 'Offline',
  refused: 'Refused',
  standby: 'Standby',
};

const shapes: Readonly<Record<ConnectionState, TemplateResult>> = {
  online: svg`<path d="M3 12h18M15 6l6 6-6 6"/>`,
  connecting: svg`<path d="M3 12h4M10 12h4M17 12h4"/>`,
  offline: svg`<path d="M3 12h6M15 12h6M9 6l6 12"/>`,
  refused: svg`<circle cx="12" cy="12" r="9"/><path d="M6 6l12 12"/>`,
  standby: svg`<path d="M9 5v14M15 5v14"/>`,
};

@customElement('dialect-broker-badge')
export class BrokerBadge extends LitElement {
  @property({ attribute: false }) status: CourierStatus | null = null;
  /** Address as set; empty is this page's own. */
  @property() host = '';

  static override styles = [
    controlStyles,
    css`
      :host {
        position: relative;
      }
      button {
        padding: 0 14px 0 10px;
        background: transparent;
        border-color: transparent;
        font-weight: 600;
        color: var(--ink-2);
      }
      button[data-state='offline'],
      button[data-state='standby'] {
        background: var(--warn-fill);
        color: var(--warn-on);
      }
      button[data-state='refused'] {
        background: var(--bad-fill);
        color: var(--bad-on);
      }
      small {
        font-size: 14px;
        font-weight: 500;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      @media (max-width: 1180px) {
        small {
          display: none;
        }
      }
      @media (max-width: 480px) {
        /* The longest word, of a moment: its shape says it. */
        button[data-state='connecting'] .word {
          position: absolute;
          clip-path: inset(50%);
        }
      }
      [popover] {
        inset: auto;
        top: 60px;
        right: 8px;
        margin: 0;
        width: min(400px, 100vw - 16px);
        padding: 16px 20px;
        border: 1px solid var(--line-strong);
        border-radius: 10px;
        background: var(--raised);
        color: var(--ink);
        box-shadow: 0 8px 30px rgb(0 0 0 / 0.3);
      }
      p {
        margin: 0 0 12px;
      }
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 6px 16px;
        margin: 0;
      }
      dt {
        color: var(--ink-2);
      }
      dd {
        margin: 0;
        text-align: right;
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.hide);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.hide);
  }

  private readonly hide = (): void => this.renderRoot.querySelector<HTMLElement>('#details')?.hidePopover();

  override render(): unknown {
    const { status } = this;
    const state = status?.connection ?? 'connecting';
    const waiting = status?.waiting ?? 0;
    return html`
      <button popovertarget="details" data-state=${state}>
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shapes[state]}</svg>
        <span class="word"><span class="unseen">Broker: </span>${words[state]}</span>
        ${waiting > 0 ? html`<small>${waiting} waiting</small>` : nothing}
      </button>
      <div id="details" popover role="dialog" aria-label="Broker">
        ${status ? this.details(status) : 'Not started yet.'}
      </div>
    `;
  }

  private details(status: CourierStatus): unknown {
    const { storage } = status;
    return html`
      <p><strong>${words[status.connection]}.</strong> ${status.detail}</p>
      <dl>
        <dt>Broker</dt>
        <dd>${this.host || 'this page’s own'}</dd>
        <dt>Protocol</dt>
        <dd>${status.protocol ?? 'none yet'}</dd>
        <dt>Sent</dt>
        <dd>${status.sent}</dd>
        <dt>Waiting</dt>
        <dd>${status.waiting}</dd>
        ${
          status.oldestWaitingTs === null
            ? nothing
            : html`<dt>Oldest waiting</dt>
                <dd>${sayAge(Date.now() - status.oldestWaitingTs)}</dd>`
        }
        ${
          (status.leftOut?.length ?? 0) > 0
            ? html`<dt>Left out</dt>
                <dd><a href="#settings/namespace">${status.leftOut?.length} by their names</a></dd>`
            : nothing
        }
        <dt>Lost</dt>
        <dd>${status.lost}</dd>
        ${
          storage
            ? html`<dt>Storage</dt>
                <dd>${sayBytes(storage.usage)} of ${sayBytes(storage.quota)}</dd>
                <dt>Kept for good</dt>
                <dd>${storage.persisted ? 'yes' : 'the browser may clear it'}</dd>`
            : nothing
        }
      </dl>
    `;
  }
}

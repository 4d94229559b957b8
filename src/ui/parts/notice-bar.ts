/** What failed around us, in words with what to do, and the update that waits: `<dialect-notice-bar>`. */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LiveController } from '../live/live-controller.ts';
import type { LiveModel } from '../live/live-model.ts';
import { faultWordsOf } from '../words/fault-words.ts';
import { controlStyles } from './control-styles.ts';
import { icon } from './icon.ts';

@customElement('dialect-notice-bar')
export class NoticeBar extends LitElement {
  @property({ attribute: false }) live!: LiveModel;
  /** The device does not keep its screen on. */
  @property({ type: Boolean }) dims = false;
  @state() private isDimHidden = false;

  constructor() {
    super();
    new LiveController(this, () => this.live);
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      .notice {
        display: flex;
        align-items: center;
        gap: 14px;
        padding: 6px 8px 6px 16px;
        border-bottom: 1px solid var(--line);
        background: var(--raised);
        border-left: 8px solid var(--warn-fill);
      }
      .notice.update {
        border-left-color: var(--mark-fill);
      }
      p {
        flex: 1;
        margin: 0;
      }
      svg.alert {
        width: 26px;
        height: 26px;
        flex: none;
        color: var(--warn-fill);
      }
      details summary {
        cursor: pointer;
      }
    `,
  ];

  override render(): unknown {
    const faults = [...this.live.faults.values()];
    return html`
      <div role="alert">
        ${faults.map((fault) => {
          const { what, act } = faultWordsOf(fault.code);
          return html`<div class="notice">
            <svg class="alert" viewBox="0 0 24 24" aria-hidden="true">
              <path d="M12 2L23 21H1z" fill="currentColor" />
              <path d="M12 9v6M12 16.6v2" stroke="var(--warn-on)" stroke-width="2.4" />
            </svg>
            <p><strong>${what}.</strong> ${fault.message || act}</p>
            <button class="plain" @click=${() => this.live.clear(fault.code)} aria-label="Hide: ${what}">
              ${icon('close')}
            </button>
          </div>`;
        })}
      </div>
      ${
        this.live.isUpdateReady
          ? html`<div class="notice update" role="status">
              <p>
                <strong>A newer version is ready.</strong> It starts when nobody has touched the kiosk screen
                for ten minutes, or now.
              </p>
              <button @click=${this.apply}>Reload now</button>
            </div>`
          : nothing
      }
      ${
        this.dims && !this.isDimHidden
          ? html`<div class="notice update" role="status">
              <p>
                <strong>This screen may go dark.</strong> The device refuses to keep it on for this page. Let
                it stay on in the display settings of the device.
              </p>
              <button
                class="plain"
                @click=${() => (this.isDimHidden = true)}
                aria-label="Hide: This screen may go dark"
              >
                ${icon('close')}
              </button>
            </div>`
          : nothing
      }
    `;
  }

  private apply(): void {
    this.dispatchEvent(new CustomEvent('dialect-apply-update', { bubbles: true, composed: true }));
  }
}

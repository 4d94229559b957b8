/** Sounds the most urgent alarm, and the button that silences it: `<dialect-alarm-sound>`; fires `dialect-silence`. */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AlarmsView } from '../live/alarms-view.ts';
import { AlarmSounder } from './alarm-sounder.ts';
import { controlStyles } from './control-styles.ts';
import { icon } from './icon.ts';

@customElement('dialect-alarm-sound')
export class AlarmSoundButton extends LitElement {
  @property({ attribute: false }) alarms: AlarmsView | null = null;
  /** As set: false keeps this device silent. */
  @property({ type: Boolean }) on = true;
  /** 0…1. */
  @property({ type: Number }) volume = 1;
  /** What it tells comes within an update; the next one follows. */
  private readonly sounder = new AlarmSounder(() => queueMicrotask(() => this.requestUpdate()));

  static override styles = [
    controlStyles,
    css`
      :host {
        display: contents;
      }
      button,
      .button {
        flex: none;
        padding: 0 12px;
        white-space: nowrap;
      }
      /* The bar of a tablet has no room for the word; the button keeps its name. */
      @media (max-width: 1360px) {
        .words {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pointerdown', this.touched);
    addEventListener('keydown', this.touched);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pointerdown', this.touched);
    removeEventListener('keydown', this.touched);
    this.sounder.close();
  }

  override updated(): void {
    this.sounder.play(this.on ? (this.alarms?.sound ?? null) : null, this.volume);
  }

  override render(): unknown {
    if (!this.alarms?.sound) return nothing;
    if (!this.on)
      return html`<a class="button plain" href="#alarms" aria-label="Alarms are muted on this device"
        >${icon('muted')}<span class="words">Muted</span></a
      >`;
    const isBlocked = this.sounder.state === 'blocked';
    return html`<button
      @click=${this.silence}
      aria-label=${isBlocked ? 'Touch for sound, or silence the alarm' : 'Silence the alarm'}
    >
      ${icon('muted')}<span class="words">${isBlocked ? 'Silent until touched' : 'Silence'}</span>
    </button>`;
  }

  private readonly touched = (): void => {
    if (this.sounder.state === 'blocked') void this.sounder.unblock();
  };

  private silence(): void {
    this.dispatchEvent(new CustomEvent('dialect-silence', { bubbles: true, composed: true }));
  }
}

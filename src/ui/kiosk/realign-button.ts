/** One tap with which a calibration follows the camera: `<dialect-realign-button>`; fires `dialect-realign`. */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import type { GaugeId } from '../../base/observation.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { icon } from '../parts/icon.ts';
import { gaugeName } from '../words/gauge-words.ts';

@customElement('dialect-realign-button')
export class RealignButton extends LitElement {
  @property({ attribute: false }) gauge!: GaugeId;
  @property({ attribute: false }) record!: CalibrationRecord;

  static override styles = [
    controlStyles,
    css`
      :host {
        position: relative; /* above the card, which opens the evidence wherever it is touched */
        flex: none;
        align-self: flex-end;
        margin-top: 4px;
      }
    `,
  ];

  override render(): unknown {
    return html`<button class="primary" aria-label="Re-align ${gaugeName(this.record)}" @click=${this.ask}>
      ${icon('realign')} Re-align
    </button>`;
  }

  private ask(): void {
    this.dispatchEvent(
      new CustomEvent<GaugeId>('dialect-realign', { detail: this.gauge, bubbles: true, composed: true }),
    );
  }
}

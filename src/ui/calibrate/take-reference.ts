/** A record without a reference picture → the picture of now, once a person has vouched for it: `<dialect-take-reference>`. */
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { deskContext, type Desk } from '../desk.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { icon } from '../parts/icon.ts';
import { gaugeName } from '../words/gauge-words.ts';
import { drawRecord } from './draw-record.ts';

@customElement('dialect-take-reference')
export class TakeReference extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  @property({ attribute: false }) record!: CalibrationRecord;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('canvas') private canvas!: HTMLCanvasElement | null;
  @state() private picture: ImageBitmap | null = null;
  @state() private words = '';
  @state() private isBusy = false;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      dialog {
        width: min(920px, 100vw - 24px);
        max-height: calc(100vh - 24px);
        padding: 16px 20px;
        border: 1px solid var(--line-strong);
        border-radius: 10px;
        background: var(--panel);
        color: var(--ink);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.6);
      }
      h2 {
        margin: 0 0 8px;
        font-size: 20px;
      }
      p {
        margin: 0 0 12px;
      }
      canvas {
        display: block;
        width: 100%;
        max-height: 55vh;
        object-fit: contain;
        margin: 0 0 12px;
        background: #0b0e10;
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.drop();
  }

  override render(): unknown {
    return html`
      <button @click=${this.open}>${icon('camera')} Take reference now</button>
      <dialog aria-labelledby="title" @close=${this.drop}>
        <h2 id="title">Reference picture of ${gaugeName(this.record)}</h2>
        ${
          this.picture
            ? html`<p>
                  Do the lines lie on the pivot, the edge and the marks of the dial? Only then does this
                  picture show the dial as it was calibrated. From now on the camera is found again by it.
                </p>
                <canvas role="img" aria-label="The picture of now with the calibration drawn on it"></canvas>`
            : nothing
        }
        ${this.words ? html`<p class="error" role="alert">${this.words}</p>` : nothing}
        <div class="row">
          <button class="primary" ?disabled=${!this.picture || this.isBusy} @click=${this.take}>
            ${this.isBusy ? 'Taking it…' : 'They do: take this picture'}
          </button>
          <button @click=${() => this.dialog.close()}>Leave</button>
        </div>
      </dialog>
    `;
  }

  override updated(): void {
    if (this.picture && this.canvas) drawRecord(this.canvas, this.picture, this.record);
  }

  private readonly open = async (): Promise<void> => {
    this.words = '';
    this.picture = await this.desk.grabFrame();
    if (!this.picture) this.words = 'There is no picture yet. Wait for the camera, then try again.';
    this.dialog.showModal();
  };

  private readonly take = async (): Promise<void> => {
    if (!this.picture) return;
    this.isBusy = true;
    const taken = await this.desk.takeReference(this.record, await createImageBitmap(this.picture));
    this.isBusy = false;
    if (!taken.ok) this.words = taken.error;
    else {
      this.dialog.close();
      this.dispatchEvent(new CustomEvent('dialect-reference-taken', { bubbles: true, composed: true }));
    }
  };

  private readonly drop = (): void => {
    this.picture?.close();
    this.picture = null;
  };
}

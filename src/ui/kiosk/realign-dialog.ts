/** A gauge that the camera has left → its calibration laid on the picture of now, for a yes: `<dialect-realign-dialog>`. */
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { faceOf } from '../../../calibration/dial-pose.ts';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { faultCodeOf } from '../../base/fault.ts';
import { lastPerson, rememberPerson } from '../alarms/person.ts';
import { drawRecord, type Window } from '../calibrate/draw-record.ts';
import { deskContext, type Desk } from '../desk.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { icon } from '../parts/icon.ts';
import { gaugeName } from '../words/gauge-words.ts';
import { realignStyles } from './realign-styles.ts';

/** The dial with its surroundings, by which a person knows the gauge; face radii. */
const shownReach = 1.5;

const windowAround = (record: CalibrationRecord): Window => {
  const { cx, cy, rx, ry } = faceOf(record);
  const reach = shownReach * Math.max(rx, ry);
  const x = Math.max(0, cx - 1.4 * reach);
  const y = Math.max(0, cy - reach);
  return {
    x,
    y,
    width: Math.min(record.picture.width, cx + 1.4 * reach) - x,
    height: Math.min(record.picture.height, cy + reach) - y,
  };
};

@customElement('dialect-realign-dialog')
export class RealignDialog extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  /** As it is read with now. */
  @property({ attribute: false }) record!: CalibrationRecord;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('canvas') private canvas!: HTMLCanvasElement | null;
  @query('input') private name!: HTMLInputElement | null;
  @state() private found: CalibrationRecord | null = null;
  @state() private words = '';
  @state() private isBusy = false;
  private picture: ImageBitmap | null = null;
  private search = new AbortController();

  static override styles = [controlStyles, realignStyles];

  override firstUpdated(): void {
    this.dialog.showModal();
    void this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.search.abort();
    this.drop();
  }

  override updated(): void {
    if (this.found && this.picture && this.canvas)
      drawRecord(this.canvas, this.picture, this.found, windowAround(this.found));
  }

  override render(): unknown {
    return html`<dialog aria-labelledby="title" @close=${this.left}>
      <h2 id="title">Re-align ${gaugeName(this.record)}</h2>
      ${this.found ? this.question() : this.words ? this.refusal() : this.progress()}
    </dialog>`;
  }

  private progress(): unknown {
    return html`
      <p role="status">Looking for the gauge in the whole picture. This takes some seconds.</p>
      <progress aria-label="Looking for the gauge"></progress>
      <div class="row"><button @click=${this.close}>Cancel</button></div>
    `;
  }

  private question(): unknown {
    return html`
      <p role="status">
        <strong>Is this the same gauge, and do the marks lie on its scale?</strong> Scale and values stay as
        they were calibrated; only their place in the picture is new.
      </p>
      <canvas
        role="img"
        aria-label="The gauge as it was found, with its marks and values drawn on it"
      ></canvas>
      <label class="field"
        ><span>Your name</span>
        <input .value=${lastPerson()} autocomplete="off" maxlength="100" />
      </label>
      ${this.words ? html`<p class="error" role="alert">${this.words}</p>` : nothing}
      <div class="row">
        <button class="primary" ?disabled=${this.isBusy} @click=${this.use}>
          ${this.isBusy ? 'Saving…' : 'Yes, use it'}
        </button>
        <button @click=${this.close}>Cancel</button>
      </div>
    `;
  }

  private refusal(): unknown {
    return html`
      <p class="error" role="alert">${this.words}</p>
      <div class="row">
        <button class="primary" @click=${this.look}>Look again</button>
        <a class="button" href="#calibrate/${encodeURIComponent(this.record.id)}" @click=${this.close}
          >${icon('calibrate')} Calibrate again</a
        >
        <button @click=${this.close}>Close</button>
      </div>
    `;
  }

  private readonly look = async (): Promise<void> => {
    this.words = '';
    this.drop();
    const search = (this.search = new AbortController());
    const picture = await this.desk.grabFrame();
    if (search.signal.aborted) return picture?.close();
    if (!picture) {
      this.words = 'There is no picture yet. Wait for the camera, then look again.';
      return;
    }
    this.picture = picture;
    const copy = await createImageBitmap(picture);
    const found = await this.desk.findAgain(this.record, copy, search.signal);
    if (search.signal.aborted) return;
    if (found.ok) this.found = found.value;
    else this.words = found.error;
  };

  /** Nothing is changed before this. */
  private readonly use = async (): Promise<void> => {
    if (!this.found || !this.picture) return;
    const given = this.name?.value.trim() ?? '';
    rememberPerson(given);
    const author = given || `Somebody at ${this.desk.settings().broker.kiosk}`;
    const record = { ...this.found, author, createdAt: new Date().toISOString() };
    this.isBusy = true;
    try {
      await this.desk.saveRecord(record, await createImageBitmap(this.picture));
      this.dispatchEvent(new CustomEvent('dialect-realigned', { detail: record }));
      this.close();
    } catch (error) {
      if (faultCodeOf(error) === undefined && !(error instanceof DOMException)) throw error;
      this.words = `Not saved. ${(error as Error).message}`;
    } finally {
      this.isBusy = false;
    }
  };

  private readonly close = (): void => this.dialog.close();

  private readonly left = (): void => {
    this.search.abort();
    this.dispatchEvent(new CustomEvent('close'));
  };

  private drop(): void {
    this.picture?.close();
    this.picture = null;
    this.found = null;
  }
}

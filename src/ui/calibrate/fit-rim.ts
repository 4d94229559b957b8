/** A picture and a pivot → the outline of the face as the reader finds it: `<dialect-fit-rim>`; fires `dialect-rim-found`. */
import { consume } from '@lit/context';
import { LitElement, css, html, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Ellipse } from '../../base/ellipse.ts';
import { faultCodeOf } from '../../base/fault.ts';
import type { ReferencePoint } from '../../base/point.ts';
import { deskContext, type Desk } from '../desk.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { icon } from '../parts/icon.ts';

@customElement('dialect-fit-rim')
export class FitRim extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  /** Stays the caller's. */
  @property({ attribute: false }) picture: ImageBitmap | null = null;
  /** Of the picture, px; null until it was tapped. */
  @property({ attribute: false }) pivot: ReferencePoint | null = null;
  @state() private work: AbortController | null = null;
  @state() private words = '';

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      .main {
        flex: 1;
      }
      p {
        margin: 0;
        color: var(--ink-2);
      }
      p:empty {
        display: none;
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.work?.abort();
  }

  /** What was found in another picture, or around another pivot, is not wanted any more. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('picture') || changed.has('pivot')) {
      this.work?.abort();
      this.words = '';
    }
  }

  override render(): unknown {
    const isBusy = this.work !== null;
    return html`
      <div class="row">
        <button
          class="main"
          aria-busy=${isBusy}
          ?disabled=${isBusy || !this.picture || !this.pivot}
          @click=${this.fit}
        >
          ${icon('rim')} ${isBusy ? 'Looking for the rim…' : 'Fit rim around the pivot'}
        </button>
        ${isBusy ? html`<button @click=${() => this.work?.abort()}>Cancel</button>` : ''}
      </div>
      <p role="status">${this.words}</p>
    `;
  }

  private async fit(): Promise<void> {
    const { picture, pivot } = this;
    if (!picture || !pivot) return;
    const work = new AbortController();
    this.work = work;
    this.words = 'The first time takes a while: the finder is loaded, 11 MB.';
    try {
      const rim = await this.desk.suggestFace(await createImageBitmap(picture), pivot, work.signal);
      if (work.signal.aborted) return;
      this.words = rim
        ? 'Rim found. Drag its handles if it does not lie on the printed face; Undo takes it back.'
        : 'No rim stands out around the pivot. Check the pivot, or tap the edge of the face yourself.';
      if (rim) this.dispatchEvent(new CustomEvent<Ellipse>('dialect-rim-found', { detail: rim }));
    } catch (error) {
      const code = faultCodeOf(error);
      if (code === undefined) throw error;
      if (code !== 'cancelled') this.words = `${(error as Error).message} Or tap the edge of the face.`;
    } finally {
      if (this.work === work) this.work = null;
      if (work.signal.aborted) this.words = '';
    }
  }
}

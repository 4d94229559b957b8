/** What the tapped corners of a panel meter's frame make of its tilt: `<dialect-frame-corners>`; fires `dialect-corners-removed`. */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import type { Draft } from './draft.ts';
import { perspectiveOf } from './perspective-of-draft.ts';
import { tiltRefusalWords } from './side-words.ts';
import './straight-view.ts';

const missing = ({ corners, pivot, marks }: Draft): string => {
  const left = 4 - corners.length;
  if (left > 0) return `Tap ${left} more ${left === 1 ? 'corner' : 'corners'} of the frame.`;
  return pivot && marks.length > 0 ? '' : 'Tap the pivot and the marks: they give the dial its size.';
};

@customElement('dialect-frame-corners')
export class FrameCorners extends LitElement {
  /** Stays the caller's. */
  @property({ attribute: false }) picture: ImageBitmap | null = null;
  @property({ attribute: false }) draft!: Draft;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  override render(): unknown {
    const { draft, picture } = this;
    if (!picture || draft.face || draft.corners.length === 0) return nothing;
    const { perspective, refusal } = perspectiveOf(draft, picture);
    const points = perspective.method === 'points' ? perspective : null;
    return html`<section class="panel step" aria-labelledby="frame">
      <h2 id="frame">Frame of the meter</h2>
      <p role="status" class=${refusal ? 'error' : ''}>
        ${
          refusal
            ? tiltRefusalWords[refusal]
            : missing(draft) ||
              (points?.depth === 'unknown'
                ? 'The meter is seen nearly straight on: the needle’s height over the print matters little.'
                : 'The meter is seen from aside: readings are corrected for the needle’s height over the print.')
        }
      </p>
      ${
        points
          ? html`<dialect-straight-view
              .picture=${picture}
              .perspective=${points}
              .marks=${draft.marks}
              check="pivot and corners"
            ></dialect-straight-view>`
          : nothing
      }
      <button @click=${() => this.dispatchEvent(new CustomEvent('dialect-corners-removed'))}>
        Remove the frame
      </button>
    </section>`;
  }
}

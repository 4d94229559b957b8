/** Asks which side of a face seen from aside is nearer to the camera: `<dialect-nearer-side>`; fires `dialect-side-told`. */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { isAside, nearerOf, sidesOf } from '../../../calibration/nearer-side.ts';
import type { ReferencePoint } from '../../base/point.ts';
import { controlStyles } from '../parts/control-styles.ts';
import type { Draft } from './draft.ts';
import { perspectiveOf } from './perspective-of-draft.ts';
import { sideLetters, tiltRefusalWords, wayTo } from './side-words.ts';
import './straight-view.ts';

const why =
  'The dial is seen from aside, and its needle stands a little over the print: once the nearer side is known, readings are corrected for it. A and B are marked in the picture.';

@customElement('dialect-nearer-side')
export class NearerSide extends LitElement {
  /** Stays the caller's. */
  @property({ attribute: false }) picture: ImageBitmap | null = null;
  @property({ attribute: false }) draft!: Draft;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: contents;
      }
      .sides {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 8px;
      }
      .sides button {
        padding: 0 8px;
      }
      .sides button:last-child {
        grid-column: 1 / -1;
      }
    `,
  ];

  override render(): unknown {
    const { draft, picture } = this;
    const { face, nearer, pivot } = draft;
    if (!picture || !pivot || !face || !isAside(face)) return nothing;
    const { perspective, refusal } = perspectiveOf(draft, picture);
    const told = nearer === null || nearer === 'unknown' ? null : nearerOf(face, nearer);
    const isCorrected = perspective.method === 'points' && perspective.depth !== 'unknown';
    return html`<section class="panel step" aria-labelledby="question">
      <h2 id="question">Which side of the dial is nearer to the camera?</h2>
      <p role="status" class=${refusal ? 'error' : ''}>
        ${
          refusal
            ? tiltRefusalWords[refusal]
            : nearer === 'unknown'
              ? 'Readings are not corrected for the needle’s height over the print; their ± says so.'
              : isCorrected && told === null
                ? 'This calibration knows the side already. An answer takes its place.'
                : why
        }
      </p>
      <div class="sides" role="radiogroup" aria-labelledby="question">
        ${sidesOf(face).map(
          (side, index) =>
            html`<button
              role="radio"
              aria-checked=${told === index}
              data-side=${sideLetters[index]!}
              @click=${() => this.tell(side)}
            >
              ${sideLetters[index]}: ${wayTo(face, side)}
            </button>`,
        )}
        <button role="radio" aria-checked=${nearer === 'unknown'} @click=${() => this.tell('unknown')}>
          I cannot tell
        </button>
      </div>
      ${
        isCorrected
          ? html`<dialect-straight-view
              .picture=${picture}
              .perspective=${perspective}
              .marks=${draft.marks}
            ></dialect-straight-view>`
          : nothing
      }
    </section>`;
  }

  private tell(side: ReferencePoint | 'unknown'): void {
    this.dispatchEvent(new CustomEvent('dialect-side-told', { detail: side }));
  }
}

/** Helps with what is tapped: outline found, seen from aside, marks that are too few: `<dialect-face-steps>`; fires `dialect-face-changed` with a draft. */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Ellipse } from '../../base/ellipse.ts';
import type { ReferencePoint } from '../../base/point.ts';
import { fitFace, setNearer, type Draft } from './draft.ts';
import { removeCorners } from './draft-corners.ts';
import './fit-rim.ts';
import './frame-corners.ts';
import './nearer-side.ts';
import './open-intervals.ts';

@customElement('dialect-face-steps')
export class FaceSteps extends LitElement {
  /** Stays the caller's. */
  @property({ attribute: false }) picture: ImageBitmap | null = null;
  @property({ attribute: false }) draft!: Draft;

  static override styles = css`
    :host {
      display: grid;
      gap: 12px;
    }
  `;

  override render(): unknown {
    const { draft, picture } = this;
    return html`
      <dialect-fit-rim
        .picture=${picture}
        .pivot=${draft.pivot}
        @dialect-rim-found=${(event: CustomEvent<Ellipse>) => this.change(fitFace(this.draft, event.detail))}
      ></dialect-fit-rim>
      <dialect-nearer-side
        .picture=${picture}
        .draft=${draft}
        @dialect-side-told=${(event: CustomEvent<ReferencePoint | 'unknown'>) =>
          this.change(setNearer(this.draft, event.detail))}
      ></dialect-nearer-side>
      <dialect-frame-corners
        .picture=${picture}
        .draft=${draft}
        @dialect-corners-removed=${() => this.change(removeCorners(this.draft))}
      ></dialect-frame-corners>
      <dialect-open-intervals .picture=${picture} .draft=${draft}></dialect-open-intervals>
    `;
  }

  private change(draft: Draft): void {
    this.dispatchEvent(new CustomEvent<Draft>('dialect-face-changed', { detail: draft }));
  }
}

/** An enlarged look around one point, for placing it to a fraction of a pixel: `<dialect-stage-loupe>`. */
import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ReferencePoint } from '../../base/point.ts';

const side = 176;
/** CSS px per picture px. */
const zoom = 8;

@customElement('dialect-stage-loupe')
export class StageLoupe extends LitElement {
  @property({ attribute: false }) picture!: ImageBitmap;
  @property({ attribute: false }) at!: ReferencePoint;
  /** In the left corner, when the point is on the right. */
  @property({ type: Boolean, reflect: true }) left = false;
  @query('canvas') private canvas!: HTMLCanvasElement;

  static override styles = css`
    :host {
      position: absolute;
      top: 8px;
      right: 8px;
      pointer-events: none;
      border: 2px solid #f4fbff;
      border-radius: 50%;
      overflow: hidden;
      box-shadow: 0 0 0 2px rgb(8 12 15 / 0.8);
      background: #0b0e10;
    }
    :host([left]) {
      right: auto;
      left: 8px;
    }
    canvas {
      display: block;
      width: ${side}px;
      height: ${side}px;
    }
  `;

  override render(): unknown {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  override updated(): void {
    const context = this.canvas.getContext('2d');
    if (!context) return;
    const pixels = Math.round(side * devicePixelRatio);
    Object.assign(this.canvas, { width: pixels, height: pixels });
    const scale = zoom * devicePixelRatio;
    const middle = pixels / 2;
    context.imageSmoothingEnabled = false;
    context.setTransform(
      scale,
      0,
      0,
      scale,
      middle - (this.at.x + 0.5) * scale,
      middle - (this.at.y + 0.5) * scale,
    );
    context.drawImage(this.picture, 0, 0);
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (const [ink, width] of [
      ['rgb(8 12 15 / 0.7)', 3],
      ['#6fd3ff', 1],
    ] as const) {
      context.beginPath();
      context.moveTo(0, middle);
      context.lineTo(pixels, middle);
      context.moveTo(middle, 0);
      context.lineTo(middle, pixels);
      context.strokeStyle = ink;
      context.lineWidth = width * devicePixelRatio;
      context.stroke();
    }
  }
}

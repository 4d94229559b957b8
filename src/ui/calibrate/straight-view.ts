/** The dial as its four points say that it looks straight on, to check by eye: `<dialect-straight-view>`. */
import { LitElement, css, html, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { FourPoints } from '../../../calibration/record.ts';
import { fromFourPoints, invert, project, type Homography } from '../../base/homography.ts';
import { controlStyles } from '../parts/control-styles.ts';
import type { DraftMark } from './draft.ts';

/** CSS px. */
const side = 160;
/** What is shown about the pivot, face radii. */
const reach = 1.15;

@customElement('dialect-straight-view')
export class StraightView extends LitElement {
  /** Stays the caller's. */
  @property({ attribute: false }) picture!: ImageBitmap;
  @property({ attribute: false }) perspective!: FourPoints;
  @property({ attribute: false }) marks: readonly DraftMark[] = [];
  /** What to look at again where the marks lie off the circle. */
  @property() check = 'pivot, outline and side';
  @query('canvas') private canvas!: HTMLCanvasElement;
  private pixels: ImageData | null = null;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 12px;
        align-items: center;
      }
      canvas {
        display: block;
        width: ${side}px;
        height: ${side}px;
        border-radius: var(--radius);
        background: #0b0e10;
      }
      p {
        margin: 0;
        color: var(--ink-2);
      }
    `,
  ];

  override render(): unknown {
    return html`<canvas role="img" aria-label="The dial straightened, with a circle about its pivot"></canvas>
      <p>The dial straightened. Your marks should lie on the circle; if not, check ${this.check}.</p>`;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('picture')) this.pixels = null;
  }

  override updated(): void {
    const context = this.canvas.getContext('2d');
    const pose = fromFourPoints<'dial', 'reference'>(this.perspective.dial, this.perspective.picture);
    if (!context || !pose.ok) return;
    const size = Math.round(side * devicePixelRatio);
    Object.assign(this.canvas, { width: size, height: size });
    context.putImageData(straightened(this.source(), pose.value, size), 0, 0);
    this.drawCircle(context, pose.value, size);
  }

  private source(): ImageData {
    if (this.pixels) return this.pixels;
    const { width, height } = this.picture;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
    context.drawImage(this.picture, 0, 0);
    return (this.pixels = context.getImageData(0, 0, width, height));
  }

  /** Through the marks' mean distance from the pivot, and a dot on each mark. */
  private drawCircle(
    context: CanvasRenderingContext2D,
    pose: Homography<'dial', 'reference'>,
    size: number,
  ): void {
    const back = invert(pose);
    if (!back.ok) return;
    const perRadius = size / (2 * reach);
    const marks = this.marks.map(({ at }) => project(back.value, at));
    const radius = marks.reduce((sum, at) => sum + Math.hypot(at.x, at.y), 0) / Math.max(1, marks.length);
    const traces = [
      { x: 0, y: 0, r: 0.03 },
      { x: 0, y: 0, r: radius },
      ...marks.map((at) => ({ ...at, r: 0.025 })),
    ];
    for (const [ink, width] of [
      ['rgb(8 12 15 / 0.75)', 4],
      ['#6fd3ff', 1.5],
    ] as const)
      for (const { x, y, r } of traces) {
        context.beginPath();
        context.arc(size / 2 + x * perRadius, size / 2 + y * perRadius, r * perRadius, 0, 2 * Math.PI);
        context.strokeStyle = ink;
        context.lineWidth = width * devicePixelRatio;
        context.stroke();
      }
  }
}

/** The nearest pixel for each place; black outside the picture. */
const straightened = (
  { data, width, height }: ImageData,
  pose: Homography<'dial', 'reference'>,
  size: number,
): ImageData => {
  const straight = new ImageData(size, size);
  const from = new Uint32Array(data.buffer);
  const to = new Uint32Array(straight.data.buffer);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const at = project(pose, {
        x: ((column + 0.5) / size - 0.5) * 2 * reach,
        y: ((row + 0.5) / size - 0.5) * 2 * reach,
      });
      const x = Math.round(at.x);
      const y = Math.round(at.y);
      if (x >= 0 && y >= 0 && x < width && y < height) to[row * size + column] = from[y * width + x]!;
    }
  return straight;
};

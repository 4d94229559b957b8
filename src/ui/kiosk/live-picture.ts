/** The source's live picture with what was seen drawn over it: `<dialect-live-picture>`. */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { LiveController } from '../live/live-controller.ts';
import type { GaugeView, LiveModel } from '../live/live-model.ts';
import { verdictOf } from '../live/verdict-of.ts';
import { formatValue } from '../../base/format-value.ts';
import { shortAsset, unitSymbol } from '../words/gauge-words.ts';
import { wordsOf } from '../words/reason-words.ts';
import { drawOverlay } from './draw-overlay.ts';

@customElement('dialect-live-picture')
export class LivePicture extends LitElement {
  @property({ attribute: false }) live!: LiveModel;

  @query('canvas.overlay') private overlay!: HTMLCanvasElement;
  private isDrawing = false;
  private readonly redraw = (): void => this.schedule();
  private readonly resized = new ResizeObserver(this.redraw);

  constructor() {
    super();
    new LiveController(this, () => this.live);
  }

  static override styles = css`
    :host {
      position: relative;
      display: block;
      min-width: 0;
      min-height: 0;
      background: #0b0e10;
      border-radius: var(--radius);
      overflow: hidden;
    }
    video,
    canvas {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
      object-fit: contain;
    }
    p {
      position: absolute;
      inset: 0;
      display: grid;
      place-content: center;
      margin: 0;
      padding: 24px;
      text-align: center;
      /* Over the last picture of a camera that is gone, which looks as if it were live. */
      background: #0b0e10;
      color: #e9edf0;
      font-size: 20px;
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.live.addEventListener('change', this.redraw);
    this.resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.live.removeEventListener('change', this.redraw);
    this.resized.disconnect();
  }

  override render(): unknown {
    const preview = this.live.source?.preview ?? null;
    const state = this.live.sourceState;
    const words =
      state.kind === 'failed' ? state.message : state.kind === 'live' ? '' : 'Waiting for the first picture';
    return html`
      ${
        preview instanceof HTMLCanvasElement
          ? preview
          : preview
            ? html`<video .srcObject=${preview} autoplay muted playsinline aria-label="Live picture"></video>`
            : nothing
      }
      <canvas class="overlay" role="img" aria-label="Dials, scales and needles as they are read"></canvas>
      ${words ? html`<p>${words}</p>` : nothing}
    `;
  }

  override updated(): void {
    const video = this.renderRoot.querySelector('video');
    if (video?.paused) video.play().catch(() => undefined); // autoplay may be denied until a tap
    this.schedule();
  }

  private schedule(): void {
    if (this.isDrawing) return;
    this.isDrawing = true;
    requestAnimationFrame(() => {
      this.isDrawing = false;
      if (this.isConnected) this.draw();
    });
  }

  private draw(): void {
    const state = this.live.sourceState;
    const canvas = this.overlay as HTMLCanvasElement | null;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || state.kind !== 'live') {
      context?.clearRect(0, 0, canvas!.width, canvas!.height);
      return;
    }
    const density = devicePixelRatio;
    const fit = Math.min(this.clientWidth / state.width, this.clientHeight / state.height) * density;
    const width = Math.max(1, Math.round(state.width * fit));
    const height = Math.max(1, Math.round(state.height * fit));
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    else context.clearRect(0, 0, width, height);
    const toCanvas = (point: { x: number; y: number }) => ({
      x: (point.x + 0.5) * fit,
      y: (point.y + 0.5) * fit,
    });
    for (const view of this.live.gauges.values()) {
      const verdict = verdictOf(view.reading, view.everyMs, Date.now());
      const shortLabel = this.words(view, verdict);
      const label = `${shortAsset(view.record.gauge.asset)}  ${shortLabel}`;
      drawOverlay(
        context,
        { width: state.width, height: state.height, toCanvas, density },
        { record: view.record, observation: view.observation, verdict, label, shortLabel },
      );
    }
  }

  private words(view: GaugeView, verdict: string): string {
    const { reading } = view;
    if (verdict === 'stale' || verdict === 'waiting' || !reading) return verdict;
    if (reading.value === null) return reading.reasons[0] ? wordsOf(reading.reasons[0]).what : 'no value';
    return `${formatValue(reading.value, reading.u95)} ${unitSymbol(reading.unit)}`;
  }
}

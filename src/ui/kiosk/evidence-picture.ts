/** One dial cut from the live picture, enlarged, with its needle drawn: `<dialect-evidence-picture>`. */
import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { dialPose } from '../../../calibration/dial-pose.ts';
import { project } from '../../base/homography.ts';
import type { Observation } from '../../base/observation.ts';
import type { GaugeView, LiveModel } from '../live/live-model.ts';
import type { Verdict } from '../parts/verdict-mark.ts';
import { gaugeName } from '../words/gauge-words.ts';
import { drawOverlay } from './draw-overlay.ts';

/** Face radii shown beyond the face. */
const margin = 1.25;

@customElement('dialect-evidence-picture')
export class EvidencePicture extends LitElement {
  @property({ attribute: false }) view!: GaugeView;
  @property({ attribute: false }) live!: LiveModel;
  @property() verdict: Verdict = 'good';
  @query('canvas') private canvas!: HTMLCanvasElement;
  private readonly video = document.createElement('video');

  static override styles = css`
    :host {
      display: block;
      background: #0b0e10;
      border-radius: var(--radius);
      overflow: hidden;
    }
    canvas {
      display: block;
      width: 100%;
      height: 100%;
    }
  `;

  override render(): unknown {
    return html`<canvas
      role="img"
      aria-label="Picture of ${gaugeName(this.view.record)} with the needle as read"
    ></canvas>`;
  }

  private drawn: Observation | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.live.addEventListener('change', this.onChange);
  }

  /** At once: a source's canvas shows the observed frame until its next one. */
  private readonly onChange = (): void => {
    const seen = this.live.gauges.get(this.view.gauge)?.observation ?? null;
    if (this.hasUpdated && seen !== this.drawn) this.show();
  };

  override updated(): void {
    if (!this.drawn) this.show();
  }

  private show(): void {
    const view = this.live.gauges.get(this.view.gauge);
    if (view) this.view = view;
    this.drawn = this.view.observation;
    const preview = this.live.source?.preview;
    if (preview instanceof MediaStream && this.video.srcObject !== preview) {
      this.video.muted = true;
      this.video.srcObject = preview;
      this.video.play().catch(() => undefined); // shows the drawing alone until a picture comes
    }
    this.draw(preview instanceof HTMLCanvasElement ? preview : this.video);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.live.removeEventListener('change', this.onChange);
    this.video.srcObject = null;
  }

  /** Square about the dial, in px of the frame. */
  private cut(width: number, height: number): { x: number; y: number; side: number } {
    const { record, observation } = this.view;
    const pose = observation?.pose ?? null;
    const fit = pose
      ? { x: 1, y: 1 }
      : { x: width / record.picture.width, y: height / record.picture.height };
    const at = [0, 1, 2, 3].map((quarter) => {
      const point = { x: Math.cos((quarter * Math.PI) / 2), y: Math.sin((quarter * Math.PI) / 2) };
      const placed = pose ? project(pose, point) : project(dialPose(record), point);
      return { x: placed.x * fit.x, y: placed.y * fit.y };
    });
    const xs = at.map((point) => point.x);
    const ys = at.map((point) => point.y);
    const side = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) * margin;
    const middle = { x: (Math.max(...xs) + Math.min(...xs)) / 2, y: (Math.max(...ys) + Math.min(...ys)) / 2 };
    return { x: middle.x - side / 2, y: middle.y - side / 2, side };
  }

  private draw(picture: HTMLCanvasElement | HTMLVideoElement): void {
    const state = this.live.sourceState;
    const context = this.canvas.getContext('2d');
    const side = Math.round(this.clientWidth * devicePixelRatio);
    if (!context || side === 0) return;
    Object.assign(this.canvas, { width: side, height: side });
    const width = state.kind === 'live' ? state.width : this.view.record.picture.width;
    const height = state.kind === 'live' ? state.height : this.view.record.picture.height;
    const cut = this.cut(width, height);
    const scale = side / cut.side;
    context.imageSmoothingQuality = 'high';
    const given = picture instanceof HTMLVideoElement ? picture.videoWidth : picture.width;
    if (given > 0) {
      const ratio = given / width;
      context.drawImage(
        picture,
        cut.x * ratio,
        cut.y * ratio,
        cut.side * ratio,
        cut.side * ratio,
        0,
        0,
        side,
        side,
      );
    }
    drawOverlay(
      context,
      {
        width,
        height,
        density: devicePixelRatio,
        toCanvas: (point) => ({ x: (point.x + 0.5 - cut.x) * scale, y: (point.y + 0.5 - cut.y) * scale }),
      },
      {
        record: this.view.record,
        observation: this.view.observation,
        verdict: this.verdict,
        label: '',
        shortLabel: '',
      },
    );
  }
}

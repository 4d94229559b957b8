/** The picture with the draft's points on it; taps place, drags and arrow keys move: `<dialect-calibrate-stage>`. */
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Observation } from '../../base/observation.ts';
import type { ReferencePoint } from '../../base/point.ts';
import { isRemovable, pointsOf, type Draft, type PointName } from './draft.ts';
import { drawFace, drawFrame, drawNeedle, drawPoint, drawSides } from './stage-drawing.ts';
import { wayOfKey } from './way-of-key.ts';
import { stageStyles } from './stage-styles.ts';
import './stage-loupe.ts';
import { fitView, panBy, toPicture, toStage, zoomAbout, type Size, type StageView } from './stage-view.ts';

/** Shortest way that is a drag and not a tap; CSS px. */
const dragFromPx = 8;

export interface PointMoved {
  readonly name: PointName;
  readonly at: ReferencePoint;
}

@customElement('dialect-calibrate-stage')
export class CalibrateStage extends LitElement {
  @property({ attribute: false }) picture!: ImageBitmap;
  @property({ attribute: false }) draft!: Draft;
  @property({ attribute: false }) selected: PointName | null = null;
  /** What was read, for drawing the needle. */
  @property({ attribute: false }) observation: Observation | null = null;
  /** What a tap would place, in words. */
  @property() placing = '';

  @query('canvas') private canvas!: HTMLCanvasElement;
  @state() private view: StageView = { zoom: 1, left: 0, top: 0 };
  @state() private grabbed: PointName | null = null;
  private press: {
    x: number;
    y: number;
    lastX: number;
    lastY: number;
    isDrag: boolean;
    offset: ReferencePoint;
  } | null = null;
  private size: Size = { width: 0, height: 0 };
  private readonly resized = new ResizeObserver(() => this.refit());

  static override styles = stageStyles;

  override connectedCallback(): void {
    super.connectedCallback();
    this.resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  override render(): unknown {
    const points = pointsOf(this.draft);
    const shown = this.grabbed ?? this.selected;
    const at = points.find((point) => point.name === shown)?.at ?? null;
    return html`
      <canvas aria-hidden="true"></canvas>
      <svg
        tabindex="0"
        role="application"
        aria-label="Picture of the gauge. Enter places: ${this.placing}. Tab reaches the points, arrow keys move them."
        @pointerdown=${this.onDown}
        @pointermove=${this.onMove}
        @pointerup=${this.onUp}
        @pointercancel=${this.onUp}
        @wheel=${this.onWheel}
        @keydown=${this.onStageKey}
      >
        ${drawFace(this.view, this.draft)} ${drawFrame(this.view, this.draft)}
        ${drawSides(this.view, this.draft)} ${drawNeedle(this.view, this.observation)}
        ${repeat(
          points,
          (point) => point.name,
          (point) =>
            drawPoint(this.view, this.draft, point, {
              isSelected: point.name === this.selected,
              onFocus: () => this.select(point.name),
              onKey: (event) => this.onPointKey(event, point.name, point.at),
            }),
        )}
      </svg>
      ${at ? html`<dialect-stage-loupe .picture=${this.picture} .at=${at} ?left=${toStage(this.view, at).x > this.size.width / 2}></dialect-stage-loupe>` : nothing}
      <div class="zoom">
        <button @click=${() => this.zoomBy(1.6)} aria-label="Zoom in">+</button>
        <button @click=${() => this.zoomBy(1 / 1.6)} aria-label="Zoom out">−</button>
        <button @click=${() => (this.view = this.fit)} aria-label="Whole picture">Fit</button>
      </div>
    `;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('picture')) this.refit();
  }

  override updated(): void {
    this.paint();
  }

  private paint(): void {
    const density = devicePixelRatio;
    const { width, height } = this.size;
    const context = this.canvas.getContext('2d');
    if (!context || width === 0) return;
    const pixels = { width: Math.round(width * density), height: Math.round(height * density) };
    if (this.canvas.width !== pixels.width || this.canvas.height !== pixels.height)
      Object.assign(this.canvas, pixels);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, pixels.width, pixels.height);
    context.imageSmoothingEnabled = this.view.zoom * density < 4;
    context.setTransform(
      this.view.zoom * density,
      0,
      0,
      this.view.zoom * density,
      this.view.left * density,
      this.view.top * density,
    );
    context.drawImage(this.picture, 0, 0);
  }

  private get fit(): StageView {
    return fitView(this.picture, this.size);
  }

  private refit(): void {
    this.size = { width: this.clientWidth, height: this.clientHeight };
    this.view = this.fit;
  }

  private zoomBy(factor: number): void {
    const point = pointsOf(this.draft).find(({ name }) => name === this.selected);
    const about = point ? toStage(this.view, point.at) : { x: this.size.width / 2, y: this.size.height / 2 };
    this.view = zoomAbout(this.view, factor, about.x, about.y, this.fit);
  }

  private place(event: { clientX: number; clientY: number }): { x: number; y: number } {
    const box = this.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  private onDown(event: PointerEvent): void {
    const { x, y } = this.place(event);
    const handle = (event.target as Element).closest<SVGGElement>('g.point');
    this.grabbed = (handle?.dataset['name'] as PointName | undefined) ?? null;
    const point = pointsOf(this.draft).find(({ name }) => name === this.grabbed);
    const under = toPicture(this.view, x, y);
    const offset = point ? { x: point.at.x - under.x, y: point.at.y - under.y } : { x: 0, y: 0 };
    this.press = { x, y, lastX: x, lastY: y, isDrag: false, offset };
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    if (this.grabbed) this.select(this.grabbed);
  }

  private onMove(event: PointerEvent): void {
    const { press } = this;
    if (!press) return;
    const { x, y } = this.place(event);
    press.isDrag ||= Math.hypot(x - press.x, y - press.y) > (this.grabbed ? 3 : dragFromPx);
    if (press.isDrag && this.grabbed) {
      const under = toPicture(this.view, x, y);
      this.move(this.grabbed, { x: under.x + press.offset.x, y: under.y + press.offset.y });
    } else if (press.isDrag && this.view.zoom > this.fit.zoom) {
      this.view = panBy(this.view, x - press.lastX, y - press.lastY);
    }
    press.lastX = x;
    press.lastY = y;
  }

  private onUp(event: PointerEvent): void {
    const { press, grabbed } = this;
    this.press = null;
    this.grabbed = null;
    if (!press || event.type === 'pointercancel') return;
    if (grabbed) this.dispatchEvent(new CustomEvent('dialect-point-settled'));
    else if (!press.isDrag) this.tap(toPicture(this.view, press.x, press.y));
  }

  private onWheel(event: WheelEvent): void {
    event.preventDefault();
    const { x, y } = this.place(event);
    this.view = zoomAbout(this.view, Math.exp(-event.deltaY / 300), x, y, this.fit);
  }

  private onStageKey(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.key !== 'Enter') return;
    event.preventDefault();
    this.tap(toPicture(this.view, this.size.width / 2, this.size.height / 2));
  }

  private onPointKey(event: KeyboardEvent, name: PointName, at: ReferencePoint): void {
    const way = wayOfKey(event);
    if (way) {
      event.preventDefault();
      this.move(name, { x: at.x + way.x, y: at.y + way.y });
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && isRemovable(name)) {
      event.preventDefault();
      this.dispatchEvent(new CustomEvent('dialect-point-removed', { detail: name }));
    }
  }

  private tap(at: ReferencePoint): void {
    const { width, height } = this.picture;
    if (at.x < -0.5 || at.y < -0.5 || at.x > width - 0.5 || at.y > height - 0.5) return;
    this.dispatchEvent(new CustomEvent<ReferencePoint>('dialect-picture-tapped', { detail: at }));
  }

  private move(name: PointName, at: ReferencePoint): void {
    this.dispatchEvent(new CustomEvent<PointMoved>('dialect-point-moved', { detail: { name, at } }));
  }

  private select(name: PointName): void {
    if (name !== this.selected)
      this.dispatchEvent(new CustomEvent<PointName>('dialect-point-selected', { detail: name }));
  }

  /** Puts the keyboard on a point, for the screen to call after it was placed. */
  focusPoint(name: PointName): void {
    this.renderRoot.querySelector<SVGGElement>(`g[data-name='${name}']`)?.focus();
  }
}

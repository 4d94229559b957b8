/** The last ten minutes of a gauge as a line with gaps: `<dialect-trend-line>` (uPlot). */
import { LitElement, css, html, unsafeCSS, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import uPlot from 'uplot';
import plotStyles from 'uplot/dist/uPlot.min.css?inline';
import { trendSpanMs, type TrendHistory } from '../live/trend-history.ts';

@customElement('dialect-trend-line')
export class TrendLine extends LitElement {
  @property({ attribute: false }) trend: TrendHistory | null = null;
  /** Rises when the trend has changed. */
  @property({ type: Number }) version = 0;
  @property({ type: Number }) low = 0;
  @property({ type: Number }) high = 1;
  /** With axes and a grid, for the evidence. */
  @property({ type: Boolean, reflect: true }) detailed = false;
  /** Right end of the time axis; ms since the epoch. */
  @property({ type: Number }) nowMs = 0;

  @query('.plot') private place!: HTMLElement;
  private plot: uPlot | undefined;
  private theme = '';
  private readonly resized = new ResizeObserver(() => this.fit());

  static override styles = [
    unsafeCSS(plotStyles),
    css`
      :host {
        display: block;
        min-height: 40px;
        position: relative;
      }
      small {
        position: absolute;
        left: 0;
        top: 0;
        font-size: 12px;
        line-height: 1;
        color: var(--ink-3);
      }
      :host([detailed]) small {
        display: none;
      }
      .plot {
        position: absolute;
        inset: 0;
        overflow: hidden;
      }
    `,
  ];

  override render(): unknown {
    const span = this.spanMs();
    return html`<div class="plot" aria-hidden="true"></div>
      <small>${span < 90_000 ? 'last minute' : `last ${Math.round(span / 60_000)} min`}</small>`;
  }

  override firstUpdated(): void {
    this.resized.observe(this.place);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
    this.plot?.destroy();
    this.plot = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.resized.observe(this.place);
  }

  override updated(changed: PropertyValues<this>): void {
    const theme = document.documentElement.dataset['theme'] ?? '';
    if (theme !== this.theme || changed.has('detailed')) {
      this.theme = theme;
      this.plot?.destroy();
      this.plot = undefined;
    }
    this.fit();
    if (!this.plot || !this.trend) return;
    this.plot.setData([this.trend.times, this.trend.values], false);
    const now = this.nowMs / 1000;
    this.plot.batch(() => {
      this.plot?.setScale('x', { min: now - this.spanMs() / 1000, max: now });
      this.plot?.setScale('y', this.window());
    });
  }

  /** From the first point until now, between one minute and the whole history. */
  private spanMs(): number {
    const first = this.trend?.times[0];
    const since = first === undefined ? 0 : this.nowMs - first * 1000;
    return Math.min(trendSpanMs, Math.max(60_000, Math.ceil(since / 60_000) * 60_000));
  }

  /** A tenth of the span at least, so that noise does not look like news. */
  private window(): { min: number; max: number } {
    const seen = (this.trend?.values ?? []).filter((value) => value !== null);
    const span = Math.abs(this.high - this.low) || 1;
    if (seen.length === 0) return { min: Math.min(this.low, this.high), max: Math.max(this.low, this.high) };
    const least = Math.min(...seen);
    const most = Math.max(...seen);
    const half = Math.max((most - least) * 0.62, span * 0.05);
    const middle = (least + most) / 2;
    return { min: middle - half, max: middle + half };
  }

  private fit(): void {
    const width = this.place.clientWidth;
    const height = this.place.clientHeight;
    if (width < 10 || height < 10) return;
    if (!this.plot) this.plot = this.draw(width, height);
    else if (this.plot.width !== width || this.plot.height !== height) this.plot.setSize({ width, height });
  }

  private draw(width: number, height: number): uPlot {
    const styles = getComputedStyle(this);
    const colour = (name: string): string => styles.getPropertyValue(name).trim();
    const axis = (isX: boolean): uPlot.Axis => ({
      show: this.detailed,
      stroke: colour('--ink-2'),
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { show: false },
      font: `13px ${colour('--font')}`,
      ...(isX ? { values: '{HH}:{mm}:{ss}', size: 28, space: 90 } : { size: 52 }),
    });
    return new uPlot(
      {
        width,
        height,
        pxAlign: false,
        legend: { show: false },
        cursor: { show: false },
        padding: this.detailed ? [8, 8, 0, 0] : [4, 4, 4, 4],
        scales: { x: { time: true, auto: false }, y: { auto: false } },
        axes: [axis(true), axis(false)],
        series: [{}, { stroke: colour('--data'), width: 2, spanGaps: false, points: { show: false } }],
      },
      [[], []],
      this.place,
    );
  }
}

/** The screen that hangs in the plant: live picture with evidence on one side, a card per gauge on the other. */
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import type { GaugeId } from '../../base/observation.ts';
import { deskContext, type Desk } from '../desk.ts';
import { LiveController } from '../live/live-controller.ts';
import { verdictOf } from '../live/verdict-of.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { verdictWords } from '../parts/verdict-mark.ts';
import { gaugeName } from '../words/gauge-words.ts';
import { sayReasons } from '../words/reason-words.ts';
import './attention-list.ts';
import './evidence-dialog.ts';
import './gauge-card.ts';
import './live-picture.ts';
import './realign-dialog.ts';

@customElement('dialect-kiosk-screen')
export class KioskScreen extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  @state() private opened: GaugeId | null = null;
  /** The gauge that is being looked for, as it was read when that began. */
  @state() private strayed: CalibrationRecord | null = null;
  private readonly announced = new Map<GaugeId, string>();
  private announcement = '';

  constructor() {
    super();
    new LiveController(this, () => this.desk.live);
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        height: 100%;
        padding: 10px;
        gap: 10px;
        grid-template-columns: minmax(0, 45fr) minmax(0, 55fr);
        grid-template-rows: minmax(0, 1fr);
      }
      .left {
        display: flex;
        flex-direction: column;
        gap: 10px;
        min-height: 0;
      }
      dialect-live-picture {
        flex: 0 1 auto;
        aspect-ratio: var(--picture);
        min-height: 160px;
      }
      dialect-attention-list {
        flex: 1 1 120px;
      }
      .cards {
        display: grid;
        gap: 10px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
        grid-auto-rows: minmax(min-content, 1fr);
        overflow: auto;
        min-height: 0;
      }
      .empty {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 16px;
        text-align: center;
        padding: 24px;
      }
      .empty p {
        margin: 0;
        font-size: 20px;
      }
      @media (max-width: 720px), (orientation: portrait) {
        :host {
          grid-template-columns: minmax(0, 1fr);
          grid-template-rows: auto 1fr;
          height: auto;
        }
        dialect-live-picture {
          max-height: 50vh;
        }
        dialect-attention-list {
          display: none;
        }
        .cards {
          overflow: visible;
          grid-auto-rows: minmax(232px, auto);
        }
      }
    `,
  ];

  override render(): unknown {
    const { live } = this.desk;
    const nowMs = Date.now();
    const views = [...live.gauges.values()];
    return html`
      <h1 class="unseen">Kiosk</h1>
      <div class="left">
        <dialect-live-picture .live=${live} style="--picture:${this.shape()}"></dialect-live-picture>
        ${
          views.length > 0
            ? html`<dialect-attention-list .views=${views} .nowMs=${nowMs}></dialect-attention-list>`
            : nothing
        }
      </div>
      ${
        views.length === 0
          ? html`<section class="empty panel">
              <p>No gauge is set up for this source.</p>
              <a class="button" href="#calibrate">Calibrate a gauge</a>
            </section>`
          : html`<section
              class="cards"
              aria-label="Gauges"
              @dialect-open-evidence=${this.open}
              @dialect-realign=${this.realign}
            >
              ${repeat(
                views,
                (view) => view.gauge,
                (view) => html`<dialect-gauge-card .view=${view} .nowMs=${nowMs}></dialect-gauge-card>`,
              )}
            </section>`
      }
      <p class="unseen" role="status">${this.announcement}</p>
      ${
        this.opened
          ? html`<dialect-evidence-dialog
              .view=${live.gauges.get(this.opened) ?? null}
              .nowMs=${nowMs}
              @close=${() => (this.opened = null)}
            ></dialect-evidence-dialog>`
          : nothing
      }
      ${
        this.strayed
          ? html`<dialect-realign-dialog
              .record=${this.strayed}
              @dialect-realigned=${this.sayRealigned}
              @close=${() => (this.strayed = null)}
            ></dialect-realign-dialog>`
          : nothing
      }
    `;
  }

  /** Shape of the picture for CSS; of the commonest camera before there is one. */
  private shape(): string {
    const { sourceState } = this.desk.live;
    return sourceState.kind === 'live' ? `${sourceState.width} / ${sourceState.height}` : '16 / 9';
  }

  override willUpdate(): void {
    this.announce();
  }

  /** Speaks changes of verdict, never values: those would never stop. */
  private announce(): void {
    const news: string[] = [];
    for (const view of this.desk.live.gauges.values()) {
      const verdict = verdictOf(view.reading, view.everyMs, Date.now());
      const before = this.announced.get(view.gauge);
      if (before === verdict) continue;
      this.announced.set(view.gauge, verdict);
      if (before === undefined || before === 'waiting') continue;
      const why =
        verdict === 'bad' || verdict === 'uncertain' ? `, ${sayReasons(view.reading?.reasons ?? [])}` : '';
      news.push(`${gaugeName(view.record)}: ${verdictWords[verdict]}${why}.`);
    }
    if (news.length > 0) this.announcement = news.join(' ');
  }

  private realign(event: CustomEvent<GaugeId>): void {
    this.strayed = this.desk.live.gauges.get(event.detail)?.record ?? null;
  }

  private sayRealigned({ detail }: CustomEvent<CalibrationRecord>): void {
    this.announcement = `${gaugeName(detail)} is aligned again. Reading goes on with revision ${detail.revision}.`;
    this.announced.delete(detail.id);
  }

  private open(event: CustomEvent<GaugeId>): void {
    this.opened = event.detail;
  }
}

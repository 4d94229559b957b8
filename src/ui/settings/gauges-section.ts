/** How often each gauge is looked at and published: `<dialect-gauges-section>`. */
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { GaugeSettings } from '../../store/settings.ts';
import type { GaugeView } from '../live/live-model.ts';
import { gaugeName } from '../words/gauge-words.ts';
import { SettingsSection } from './settings-section.ts';

const looks = [100, 200, 500, 1000, 2000, 5000, 10_000, 60_000];
const messages = [200, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000, 900_000, 3_600_000];

const sayRate = (ms: number): string =>
  ms < 1000
    ? `${Math.round(1000 / ms)} a second`
    : ms < 60_000
      ? `every ${ms / 1000} s`
      : `every ${ms / 60_000} min`;

@customElement('dialect-gauges-section')
export class GaugesSection extends SettingsSection {
  @property({ attribute: false }) gauges: readonly GaugeView[] = [];

  static override styles = [
    ...SettingsSection.styles,
    css`
      fieldset {
        margin: 0 0 12px;
        padding: 0;
        border: 0;
        min-width: 0;
      }
      legend {
        padding: 0 0 4px;
        font-weight: 700;
      }
    `,
  ];

  override render(): unknown {
    return html`<section class="panel">
      <h2>Gauges</h2>
      ${this.gauges.map(
        (view) =>
          html`<fieldset class="grid">
            <legend>${gaugeName(view.record)}</legend>
            ${this.rate(view, 'everyMs', 'Look', looks)}
            ${this.rate(view, 'publishEveryMs', 'Publish', messages)}
          </fieldset>`,
      )}
      ${this.gauges.length === 0 ? html`<p>No gauge is set up for this source.</p>` : nothing}
      <a class="button" href="#calibrate">Add, change or remove gauges</a>
    </section>`;
  }

  private rate(
    view: GaugeView,
    name: 'everyMs' | 'publishEveryMs',
    label: string,
    choices: readonly number[],
  ): unknown {
    const now = view[name];
    const all = [...new Set([...choices, now])].sort((a, b) => a - b);
    return html`<label class="field"
      ><span>${label}</span>
      <select
        @change=${(event: Event) => this.set(view, name, Number((event.target as HTMLSelectElement).value))}
      >
        ${all.map((ms) => html`<option value=${ms} ?selected=${ms === now}>${sayRate(ms)}</option>`)}
      </select>
    </label>`;
  }

  private set(view: GaugeView, name: 'everyMs' | 'publishEveryMs', ms: number): void {
    const others = this.settings.gauges.filter((one) => one.gauge !== view.gauge);
    const entry: GaugeSettings = {
      gauge: view.gauge,
      recordName: view.record.id,
      everyMs: view.everyMs,
      publishEveryMs: view.publishEveryMs,
      [name]: ms,
    };
    this.change({ gauges: [...others, entry] });
  }
}

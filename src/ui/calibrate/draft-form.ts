/** Identity, unit and scale of a draft as fields: `<dialect-draft-form>`. */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { unitCodes, unitOf, type PressureReference, type UnitCode } from '../../base/unit.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { numberOf } from '../words/number-of.ts';
import type { Draft } from './draft.ts';

@customElement('dialect-draft-form')
export class DraftForm extends LitElement {
  @property({ attribute: false }) draft!: Draft;
  /** What the marks say, where the person has not chosen. */
  @property() inferred = '';

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 12px;
      }
      .wide {
        grid-column: 1 / -1;
      }
      fieldset {
        border: 0;
        margin: 0;
        padding: 0;
        min-width: 0;
      }
      summary {
        display: flex;
        align-items: center;
        min-height: var(--touch);
        font-weight: 600;
        cursor: pointer;
      }
      summary::before {
        content: '▸';
        margin-right: 8px;
      }
      details[open] summary::before {
        content: '▾';
      }
      .more {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 12px;
      }
    `,
  ];

  override render(): unknown {
    const { draft } = this;
    const { references } = unitOf(draft.unit);
    return html`
      <label class="field wide"
        ><span>Asset</span>
        <input
          .value=${draft.asset}
          @input=${this.text('asset')}
          placeholder="site/area/line/PG-101"
          autocomplete="off"
          spellcheck="false"
        />
      </label>
      <label class="field"
        ><span>Tag</span>
        <input
          .value=${draft.tag}
          @input=${this.text('tag')}
          placeholder="pressure"
          autocomplete="off"
          spellcheck="false"
        />
      </label>
      <label class="field"
        ><span>Unit</span>
        <select .value=${draft.unit} @change=${this.pickUnit}>
          ${unitCodes.map((code) => html`<option value=${code} ?selected=${code === draft.unit}>${unitOf(code).symbol}</option>`)}
        </select>
      </label>
      <label class="field"
        ><span>Measured against</span>
        <select
          .value=${draft.reference}
          ?disabled=${references.length < 2}
          @change=${this.pick('reference')}
        >
          ${references.map(
            (one: PressureReference) =>
              html`<option value=${one} ?selected=${one === draft.reference}>
                ${one === 'none' ? 'nothing' : one}
              </option>`,
          )}
        </select>
      </label>
      <label class="field"
        ><span>Needle</span>
        <select .value=${draft.needleColour} @change=${this.pick('needleColour')}>
          ${(['any', 'dark', 'light', 'red'] as const).map(
            (colour) =>
              html`<option value=${colour} ?selected=${colour === draft.needleColour}>
                ${colour === 'any' ? 'any colour' : colour}
              </option>`,
          )}
        </select>
      </label>
      <details class="wide">
        <summary>More about the scale</summary>
        <div class="more">
          <label class="field"
            ><span>Values rise</span>
            <select @change=${this.pickDirection}>
              <option value="" ?selected=${draft.direction === null}>
                as the marks say${this.inferred ? ` (${this.inferred})` : ''}
              </option>
              <option value="clockwise" ?selected=${draft.direction === 'clockwise'}>clockwise</option>
              <option value="counter-clockwise" ?selected=${draft.direction === 'counter-clockwise'}>
                counter-clockwise
              </option>
            </select>
          </label>
          <label class="field"
            ><span>Between marks</span>
            <select .value=${draft.law} @change=${this.pick('law')}>
              <option value="piecewise-linear" ?selected=${draft.law === 'piecewise-linear'}>straight</option>
              <option value="monotone-cubic" ?selected=${draft.law === 'monotone-cubic'}>smooth curve</option>
            </select>
          </label>
          <label class="field"
            ><span>Smallest division</span>
            <input
              inputmode="decimal"
              .value=${draft.division?.toString() ?? ''}
              @change=${this.number('division')}
            />
          </label>
          <label class="field"
            ><span>Accuracy class, %</span>
            <input
              inputmode="decimal"
              .value=${draft.accuracyClass?.toString() ?? ''}
              @change=${this.number('accuracyClass')}
            />
          </label>
          <label class="tick"
            ><input type="checkbox" .checked=${draft.endStops.low} @change=${this.stop('low')} /> Pin at the
            low end</label
          >
          <label class="tick"
            ><input type="checkbox" .checked=${draft.endStops.high} @change=${this.stop('high')} /> Pin at the
            high end</label
          >
          <label class="tick wide"
            ><input
              type="checkbox"
              .checked=${draft.wraps}
              @change=${(event: Event) => this.change({ wraps: (event.target as HTMLInputElement).checked })}
            />
            Full turn: the last mark meets the first</label
          >
          <label class="field wide"
            ><span>Description</span>
            <input .value=${draft.description} @input=${this.text('description')} autocomplete="off" />
          </label>
        </div>
      </details>
    `;
  }

  private change(part: Partial<Draft>): void {
    this.dispatchEvent(new CustomEvent('dialect-draft-changed', { detail: part }));
  }

  private text(name: 'asset' | 'tag' | 'description') {
    return (event: Event): void => this.change({ [name]: (event.target as HTMLInputElement).value });
  }

  private pick(name: 'reference' | 'needleColour' | 'law') {
    return (event: Event): void => this.change({ [name]: (event.target as HTMLSelectElement).value });
  }

  private number(name: 'division' | 'accuracyClass') {
    return (event: Event): void =>
      this.change({ [name]: numberOf((event.target as HTMLInputElement).value) });
  }

  private stop(end: 'low' | 'high') {
    return (event: Event): void =>
      this.change({
        endStops: { ...this.draft.endStops, [end]: (event.target as HTMLInputElement).checked },
      });
  }

  private readonly pickDirection = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this.change({ direction: value === '' ? null : (value as 'clockwise' | 'counter-clockwise') });
  };

  private readonly pickUnit = (event: Event): void => {
    const unit = (event.target as HTMLSelectElement).value as UnitCode;
    const { references } = unitOf(unit);
    const reference = references.includes(this.draft.reference)
      ? this.draft.reference
      : (references[0] ?? 'none');
    this.change({ unit, reference });
  };
}

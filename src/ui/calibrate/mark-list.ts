/** The marks of a draft with a field for each value: `<dialect-mark-list>`. */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../parts/control-styles.ts';
import { icon } from '../parts/icon.ts';
import { numberOf } from '../words/number-of.ts';
import type { DraftMark, PointName } from './draft.ts';

@customElement('dialect-mark-list')
export class MarkList extends LitElement {
  @property({ attribute: false }) marks: readonly DraftMark[] = [];
  @property({ attribute: false }) selected: PointName | null = null;
  @property() unit = '';

  static override styles = [
    controlStyles,
    css`
      ol {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 4px;
        padding-left: 6px;
        border-left: 4px solid transparent;
      }
      li[data-selected] {
        border-left-color: var(--ink);
      }
      li button {
        padding: 0;
      }
      input {
        font-size: 20px;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  override render(): unknown {
    return html`<ol>
      ${repeat(
        this.marks,
        (mark) => mark.key,
        (mark, index) =>
          html`<li ?data-selected=${this.selected === `mark-${mark.key}`}>
            <input
              data-key=${mark.key}
              inputmode="decimal"
              autocomplete="off"
              aria-label="Value of mark ${index + 1}, ${this.unit}"
              placeholder=${this.unit}
              .value=${mark.value?.toString() ?? ''}
              @focus=${() => this.say('dialect-point-selected', `mark-${mark.key}`)}
              @change=${(event: Event) =>
                this.say('dialect-mark-valued', {
                  key: mark.key,
                  value: numberOf((event.target as HTMLInputElement).value),
                })}
            />
            <button
              class="plain"
              @click=${() => this.say('dialect-point-removed', `mark-${mark.key}`)}
              aria-label="Remove mark ${index + 1}"
            >
              ${icon('bin')}
            </button>
          </li>`,
      )}
    </ol>`;
  }

  /** Puts the keyboard into a mark's field. */
  focusMark(key: number): void {
    this.renderRoot.querySelector<HTMLInputElement>(`input[data-key='${key}']`)?.focus();
  }

  private say(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

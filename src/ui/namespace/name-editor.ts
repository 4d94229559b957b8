/** One gauge's asset by levels, and its tag: `<dialect-name-editor>`; fires `dialect-name` and `close`. */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { fullName, type GaugeName } from '../../base/namespace.ts';
import { controlStyles } from '../parts/control-styles.ts';
import './level-fields.ts';

@customElement('dialect-name-editor')
export class NameEditor extends LitElement {
  @property({ attribute: false }) name!: GaugeName;
  /** Levels of the device, which stand before. */
  @property({ type: Number }) offset = 0;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
        margin-bottom: 12px;
        padding: 12px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
      }
    `,
  ];

  override render(): unknown {
    return html`<dialect-level-fields
        label=${fullName('', this.name)}
        asset
        .offset=${this.offset}
        .path=${this.name.asset}
        @dialect-path=${(event: CustomEvent<string>) => this.tell({ asset: event.detail })}
      ></dialect-level-fields>
      <label class="field"
        ><span>Tag: what is measured</span>
        <input
          name="tag"
          .value=${this.name.tag}
          autocomplete="off"
          spellcheck="false"
          @input=${(event: Event) => this.tell({ tag: (event.target as HTMLInputElement).value.normalize('NFC') })}
        />
      </label>
      <button @click=${() => this.dispatchEvent(new CustomEvent('close'))}>Done</button>`;
  }

  private tell(part: Partial<GaugeName>): void {
    const { id, asset, tag } = this.name;
    this.dispatchEvent(new CustomEvent<GaugeName>('dialect-name', { detail: { id, asset, tag, ...part } }));
  }
}

/** A button that opens the device's file picker: `<dialect-file-button>`; fires `dialect-files`. */
import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { controlStyles } from './control-styles.ts';
import { pickedFiles } from './file-ways.ts';
import { icon, type IconName } from './icon.ts';

@customElement('dialect-file-button')
export class FileButton extends LitElement {
  @property() label = 'Open';
  @property() accept = '';
  @property({ type: Boolean }) multiple = false;
  @property() icon: IconName = 'file';
  @query('input') private field!: HTMLInputElement;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: inline-flex;
      }
      input {
        display: none;
      }
    `,
  ];

  override render(): unknown {
    return html`<button @click=${() => this.field.click()}>${icon(this.icon)} ${this.label}</button>
      <input
        type="file"
        accept=${this.accept}
        ?multiple=${this.multiple}
        @change=${this.pick}
        aria-label=${this.label}
      />`;
  }

  private pick(event: Event): void {
    this.dispatchEvent(new CustomEvent('dialect-files', { detail: pickedFiles(event) }));
  }
}

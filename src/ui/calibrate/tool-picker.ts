/** What a tap on the picture places, to choose from: `<dialect-tool-picker>`; fires `dialect-tool-picked`. */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { hintOf, tools, type Tool } from './editor-tools.ts';

@customElement('dialect-tool-picker')
export class ToolPicker extends LitElement {
  @property() tool: Tool = 'pivot';

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      .tools {
        display: grid;
        grid-template-columns: repeat(4, 1fr);
        gap: 8px;
      }
      .tools button {
        padding: 0 4px;
      }
      p {
        margin: 0;
        color: var(--ink-2);
      }
    `,
  ];

  override render(): unknown {
    return html`
      <div class="tools" role="radiogroup" aria-label="What a tap places">
        ${tools.map(
          ({ name, label }, index) =>
            html`<button role="radio" aria-checked=${this.tool === name} @click=${() => this.pick(name)}>
              ${index + 1} ${label}
            </button>`,
        )}
      </div>
      <p>${hintOf(this.tool)}</p>
    `;
  }

  private pick(tool: Tool): void {
    this.dispatchEvent(new CustomEvent<Tool>('dialect-tool-picked', { detail: tool }));
  }
}

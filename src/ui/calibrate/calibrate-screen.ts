/** The calibrate screen: the list of gauges, or the editor of one: `<dialect-calibrate-screen>`. */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import './draft-editor.ts';
import './record-list.ts';

@customElement('dialect-calibrate-screen')
export class CalibrateScreen extends LitElement {
  /** `new`, a record's id, or empty for the list. */
  @property() recordId = '';

  static override styles = css`
    :host {
      display: block;
      height: 100%;
    }
  `;

  override render(): unknown {
    if (this.recordId === '') return html`<dialect-record-list></dialect-record-list>`;
    return keyed(
      this.recordId,
      html`<dialect-draft-editor .recordId=${this.recordId}></dialect-draft-editor>`,
    );
  }
}

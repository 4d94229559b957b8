/** The calibrate screen: the list of gauges, or the editor of one: `<dialect-calibrate-screen>`. */
import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { deskContext, type Desk } from '../desk.ts';
import './draft-editor.ts';
import './record-list.ts';
import './record-missing.ts';

@customElement('dialect-calibrate-screen')
export class CalibrateScreen extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  /** `new`, a record's id, or empty for the list. */
  @property() recordId = '';

  static override styles = css`
    :host {
      display: block;
      height: 100%;
    }
  `;

  override render(): unknown {
    const { recordId } = this;
    if (recordId === '') return html`<dialect-record-list></dialect-record-list>`;
    const record = this.desk.records().find(({ id }) => id === recordId) ?? null;
    if (!record && recordId !== 'new')
      return html`<dialect-record-missing .recordId=${recordId}></dialect-record-missing>`;
    return keyed(recordId, html`<dialect-draft-editor .record=${record}></dialect-draft-editor>`);
  }
}

/** What a link leads to whose gauge is not on this device: `<dialect-record-missing>`. */
import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { deskContext, type Desk } from '../desk.ts';
import { controlStyles } from '../parts/control-styles.ts';

@customElement('dialect-record-missing')
export class RecordMissing extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  @property() recordId = '';

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        max-width: 640px;
        margin: 0 auto;
        padding: 20px 16px;
      }
      h1 {
        margin: 0 0 8px;
        font-size: 26px;
        overflow-wrap: anywhere;
      }
      p {
        margin: 0 0 16px;
      }
    `,
  ];

  override render(): unknown {
    const { live } = this.desk;
    if (live.faults.has('store-blocked') || live.faults.has('store-broken'))
      return html`<h1>The gauges of this device are not open</h1>
        <p>Its storage does not open, so they are not known here. The notice above says what to do.</p>`;
    const isDemo = this.desk.settings().source.kind === 'demo';
    return html`
      <h1>There is no gauge “${this.recordId}” on this device</h1>
      <p>
        It was removed, or calibrated on another device: export it there, and import the file from the list.
        ${isDemo ? '' : 'A gauge of the demo plant is here while the source is the demo plant (Settings, Source).'}
      </p>
      <div class="row">
        <a class="button primary" href="#calibrate">List of gauges</a>
        <a class="button" href="#calibrate/new">New gauge</a>
      </div>
    `;
  }
}

/** Gauges of this device, to calibrate again, take along, or remove: `<dialect-record-list>`. */
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { deskContext, type Desk } from '../desk.ts';
import { controlStyles } from '../parts/control-styles.ts';
import '../parts/file-button.ts';
import { offerFile } from '../parts/file-ways.ts';
import { icon } from '../parts/icon.ts';
import { sayDate } from '../words/age-words.ts';
import { formatPlain } from '../../base/format-value.ts';
import { gaugeName, rangeOf, unitWithReference } from '../words/gauge-words.ts';
import { wordsOf } from '../words/reason-words.ts';
import './take-reference.ts';

@customElement('dialect-record-list')
export class RecordList extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  @state() private removed: CalibrationRecord | null = null;
  @state() private message: { readonly text: string; readonly isError: boolean } | null = null;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        max-width: 980px;
        margin: 0 auto;
        padding: 20px 16px;
      }
      h1 {
        margin: 0 0 4px;
        font-size: 26px;
      }
      .lead {
        margin: 0 0 16px;
        color: var(--ink-2);
      }
      ul {
        display: grid;
        gap: 8px;
        margin: 16px 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
        padding: 12px 12px 12px 16px;
      }
      .who {
        flex: 1 1 260px;
        min-width: 0;
      }
      .who strong {
        font-size: 18px;
      }
      .who p {
        margin: 2px 0 0;
        color: var(--ink-2);
        font-size: 15px;
      }
      .who .trust {
        color: var(--warn);
        font-weight: 600;
      }
      .message {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
        margin: 12px 0;
        padding: 10px 16px;
        background: var(--raised);
        border: 1px solid var(--line);
        border-left: 8px solid var(--line-strong);
        border-radius: var(--radius);
      }
      .message.wrong {
        border-left-color: var(--bad-fill);
      }
      .message p {
        flex: 1 1 240px;
        margin: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render(): unknown {
    const records = this.desk.records();
    return html`
      <h1>Calibrate</h1>
      <p class="lead">
        Teach a dial by its pivot, its edge and two or more marks. The value shows while you work.
      </p>
      <div class="row">
        <a class="button primary" href="#calibrate/new">${icon('plus')} New gauge</a>
        <dialect-file-button
          label="Import"
          icon="in"
          accept=".json,application/json"
          @dialect-files=${this.read}
        ></dialect-file-button>
      </div>
      <div role="status">${this.notice()}</div>
      <ul>
        ${records.map((record) => this.entry(record))}
      </ul>
      ${records.length === 0 ? html`<p class="muted">No gauge yet.</p>` : nothing}
    `;
  }

  private entry(record: CalibrationRecord): unknown {
    const { low, high } = rangeOf(record);
    const name = gaugeName(record);
    const lacksReference = this.desk.live.gauges.get(record.id)?.hasReference === false;
    return html`<li class="panel">
      <div class="who">
        <strong>${name}</strong>
        <p>
          ${formatPlain(low)} to ${formatPlain(high)}
          ${unitWithReference(record.gauge.unit, record.gauge.reference)}, revision ${record.revision},
          ${sayDate(record.createdAt)}
        </p>
        ${lacksReference ? html`<p class="trust">${wordsOf('no-reference').what}</p>` : nothing}
      </div>
      ${
        lacksReference
          ? html`<dialect-take-reference
              .record=${record}
              @dialect-reference-taken=${() => this.say(`${name} has its reference picture.`)}
            ></dialect-take-reference>`
          : nothing
      }
      <a
        class="button"
        href="#calibrate/${encodeURIComponent(record.id)}"
        aria-label="Calibrate ${name} again"
        >Calibrate</a
      >
      <button @click=${() => this.export(record)} aria-label="Export ${name}">${icon('out')} Export</button>
      ${
        this.desk.canRemove(record)
          ? html`<button class="plain" @click=${() => this.takeOut(record)} aria-label="Remove ${name}">
              ${icon('bin')}
            </button>`
          : nothing
      }
    </li>`;
  }

  private notice(): unknown {
    if (this.removed)
      return html`<div class="message">
        <p>${gaugeName(this.removed)} was removed.</p>
        <button @click=${this.bringBack}>${icon('undo')} Undo</button>
      </div>`;
    if (this.message)
      return html`<div class="message ${this.message.isError ? 'wrong' : ''}">
        <p>${this.message.text}</p>
        <button class="plain" aria-label="Hide the message" @click=${() => (this.message = null)}>
          ${icon('close')}
        </button>
      </div>`;
    return nothing;
  }

  private say(text: string): void {
    this.message = { text, isError: false };
  }

  private async read(event: CustomEvent<readonly File[]>): Promise<void> {
    this.removed = null;
    for (const file of event.detail) {
      const result = await this.desk.importRecord(await file.text());
      this.message = result.ok
        ? { text: `${gaugeName(result.value)} was imported.`, isError: false }
        : { text: `“${file.name}” cannot be used; nothing was changed. ${result.error}`, isError: true };
    }
  }

  private export(record: CalibrationRecord): void {
    offerFile(`${record.id}-${record.revision}.dialect.json`, `${JSON.stringify(record, null, 2)}\n`);
  }

  private async takeOut(record: CalibrationRecord): Promise<void> {
    await this.desk.removeRecord(record.id);
    this.message = null;
    this.removed = record;
  }

  private async bringBack(): Promise<void> {
    if (this.removed) await this.desk.saveRecord(this.removed, null);
    this.removed = null;
  }
}

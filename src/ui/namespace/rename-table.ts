/** Gauges with the names that they have and would have, and what is wrong with them: `<dialect-rename-table>`. */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ForeignName } from '../../../workers/courier/api.ts';
import { controlStyles } from '../parts/control-styles.ts';

export interface RenameRow {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  readonly issues: readonly string[];
  /** What an encoder leaves out under the new name: it can be used, and is seen. */
  readonly leftOut: readonly string[];
  /** Another device that announces the new name. */
  readonly holder: ForeignName | null;
  readonly former: readonly string[];
}

const sayHolder = ({ kiosk, online }: ForeignName): string =>
  `${kiosk} announces this name too${online === false ? ', but it is offline' : ''}: give one of them another.`;

@customElement('dialect-rename-table')
export class RenameTable extends LitElement {
  @property({ attribute: false }) rows: readonly RenameRow[] = [];

  static override styles = [
    controlStyles,
    css`
      ul {
        display: grid;
        gap: 6px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: 8px 12px;
        background: var(--raised);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow-wrap: anywhere;
      }
      li[data-wrong] {
        border-left: 8px solid var(--bad-fill);
      }
      p {
        margin: 2px 0 0;
      }
      del {
        color: var(--ink-3);
      }
      ins {
        font-weight: 600;
        text-decoration: none;
      }
      .edit {
        margin-top: 6px;
      }
    `,
  ];

  override render(): unknown {
    return html`<ul>
      ${this.rows.map((row) => this.row(row))}
    </ul>`;
  }

  private row({ id, before, after, issues, leftOut, holder, former }: RenameRow): unknown {
    // What no encoder can write has its issue already.
    const gaps = issues.length > 0 ? [] : leftOut;
    const said = [...issues, ...gaps, ...(holder ? [sayHolder(holder)] : [])];
    return html`<li ?data-wrong=${said.length > 0}>
      ${
        before === after
          ? html`<span>${before}</span>`
          : html`<del><span class="unseen">from </span>${before}</del>
              <p>
                <span aria-hidden="true">→ </span><ins><span class="unseen">to </span>${after}</ins>
              </p>`
      }
      ${said.map((sentence) => html`<p class="error">${sentence}</p>`)}
      ${former.length > 0 ? html`<p class="muted">Formerly ${former.join(', ')}</p>` : nothing}
      <button class="edit" @click=${() => this.edit(id)} aria-label="Change the name ${before}">
        Change
      </button>
    </li>`;
  }

  private edit(id: string): void {
    this.dispatchEvent(new CustomEvent<string>('dialect-edit-name', { detail: id }));
  }
}

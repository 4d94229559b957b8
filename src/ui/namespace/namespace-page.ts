/** The names of this device's gauges by the levels of the plant: `<dialect-namespace-page>`. Nothing changes before Apply. */
import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CourierStatus, ForeignName } from '../../../workers/courier/api.ts';
import { fullName, levelsOf, nameIssues, replaceLevels, type GaugeName } from '../../base/namespace.ts';
import { deskContext, type Desk } from '../desk.ts';
import type { NamedGauge } from '../name-desk.ts';
import { SettingsSection } from '../settings/settings-section.ts';
import './level-fields.ts';
import './name-editor.ts';
import type { RenameRow } from './rename-table.ts';
import './rename-table.ts';

const lookEveryMs = 3000;

@customElement('dialect-namespace-page')
export class NamespacePage extends SettingsSection {
  @consume({ context: deskContext }) private desk!: Desk;
  @property({ attribute: false }) status: CourierStatus | null = null;
  /** Typed and not yet applied; null is as it is. */
  @state() private devicePath: string | null = null;
  @state() private typed: ReadonlyMap<string, GaugeName> = new Map();
  @state() private edited: string | null = null;
  @state() private foreign: readonly ForeignName[] = [];
  @state() private answer: { readonly text: string; readonly isError: boolean } | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  static override styles = [
    ...SettingsSection.styles,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      .grid {
        align-items: end;
        margin-bottom: 8px;
      }
      dialect-level-fields {
        margin-bottom: 12px;
      }
      .row {
        margin-top: 14px;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.look();
    this.timer = setInterval(this.look, lookEveryMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  private readonly look = (): void => {
    this.desk.names.foreign().then(
      (foreign) => (this.foreign = foreign),
      () => undefined, // the courier is away; what was known stays
    );
  };

  override render(): unknown {
    const devicePath = this.devicePath ?? this.settings.broker.topicPrefix;
    const rows = this.rows(devicePath);
    const changed = rows.filter(({ before, after }) => before !== after).length;
    const isWrong = rows.some(({ issues }) => issues.length > 0);
    return html`
      <section class="panel">
        <h2>This device</h2>
        <p>Levels that every gauge of this device shares (ISA-95): they stand first in every topic.</p>
        <dialect-level-fields
          label="This device"
          .path=${devicePath}
          @dialect-path=${(event: CustomEvent<string>) => (this.devicePath = event.detail)}
        ></dialect-level-fields>
      </section>
      <section class="panel">
        <h2>Many gauges at once</h2>
        <form class="grid" @submit=${this.replace}>
          <label class="field"
            ><span>Where a name begins with</span>
            <input name="from" autocomplete="off" spellcheck="false" list="leads" />
            <small>Whole levels; empty puts levels in front</small>
          </label>
          <label class="field"
            ><span>write</span>
            <input name="to" autocomplete="off" spellcheck="false" />
            <small>Empty takes the levels away</small>
          </label>
          <datalist id="leads">${this.leads().map((lead) => html`<option value=${lead}></option>`)}</datalist>
          <button class="wide">Show what it changes</button>
        </form>
      </section>
      <section class="panel">
        <h2>Gauges</h2>
        ${this.edited === null ? nothing : this.editor(this.edited, devicePath)}
        <dialect-rename-table
          .rows=${rows}
          @dialect-edit-name=${(event: CustomEvent<string>) => (this.edited = event.detail)}
        ></dialect-rename-table>
        ${
          changed > 0
            ? html`<p style="margin:12px 0 0">
                Readings that wait leave under the name that they were recorded by. What a gauge was called
                before stands in its birth, so that its history is found.
              </p>`
            : nothing
        }
        <div class="row">
          <button class="primary" ?disabled=${changed === 0 || isWrong} @click=${this.apply}>
            ${changed > 0 ? `Rename ${changed} gauge${changed === 1 ? '' : 's'}` : 'Rename'}
          </button>
          <button ?disabled=${this.devicePath === null && this.typed.size === 0} @click=${this.discard}>
            Discard
          </button>
        </div>
        <div role="status">
          ${this.answer ? html`<p class=${this.answer.isError ? 'error' : ''} style="margin:12px 0 0">${this.answer.text}</p>` : nothing}
        </div>
      </section>
    `;
  }

  private editor(id: string, devicePath: string): unknown {
    const name = this.names().find((one) => one.id === id);
    if (!name) return nothing;
    return html`<dialect-name-editor
      .name=${name}
      .offset=${levelsOf(devicePath).length}
      @dialect-name=${(event: CustomEvent<GaugeName>) => (this.typed = new Map(this.typed).set(id, event.detail))}
      @close=${() => (this.edited = null)}
    ></dialect-name-editor>`;
  }

  /** As they would be. */
  private names(): readonly NamedGauge[] {
    return this.desk.names.list().map((known) => ({ ...known, ...this.typed.get(known.id) }));
  }

  private rows(prefix: string): readonly RenameRow[] {
    const names = this.names();
    const { kiosk, topicPrefix } = this.settings.broker;
    const known = new Map(this.desk.names.list().map((name) => [name.id, name]));
    return names.map((name) => ({
      id: name.id,
      before: fullName(topicPrefix, known.get(name.id) ?? name),
      after: fullName(prefix, name),
      issues: nameIssues(prefix, kiosk, name, names),
      leftOut: this.desk.names.leftOut(prefix, name),
      // What others announce is known under the present prefix alone.
      holder:
        prefix === topicPrefix
          ? (this.foreign.find(({ asset, tag }) => asset === name.asset && tag === name.tag) ?? null)
          : null,
      former: name.former,
    }));
  }

  /** Leading levels that gauges have, the shortest first. */
  private leads(): readonly string[] {
    const leads = this.names().flatMap(({ asset }) => {
      const levels = levelsOf(asset).slice(0, -1);
      return levels.map((_, index) => levels.slice(0, index + 1).join('/'));
    });
    return [...new Set(leads)].sort((a, b) => a.length - b.length);
  }

  private replace(event: SubmitEvent): void {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const [from, to] = ['from', 'to'].map((name) => String(fields.get(name)).trim().normalize('NFC'));
    const renamed = this.names().map(({ id, asset, tag }) => ({
      ...{ id, tag, asset: replaceLevels(asset, { from: from ?? '', to: to ?? '' }) },
    }));
    this.typed = new Map(renamed.map((name) => [name.id, name]));
    this.answer = null;
  }

  private readonly discard = (): void => {
    this.devicePath = null;
    this.typed = new Map();
    this.edited = null;
    this.answer = null;
  };

  private readonly apply = async (): Promise<void> => {
    const { topicPrefix } = this.settings.broker;
    const done = await this.desk.names.rename(this.devicePath ?? topicPrefix, [...this.typed.values()]);
    if (done.ok) this.discard();
    this.answer = done.ok
      ? { text: 'Renamed. The births say it.', isError: false }
      : { text: `Not renamed. ${done.error}`, isError: true };
  };
}

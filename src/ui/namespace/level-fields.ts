/** A path as one field per level, with a further empty one: `<dialect-level-fields>`; fires `dialect-path`. */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { levelIssue, levelNameAt, levelsOf, pathOf } from '../../base/namespace.ts';
import { controlStyles } from '../parts/control-styles.ts';

/** Levels of a whole path, the prefix included; beyond it, fields only confuse. */
const mostLevels = 8;

@customElement('dialect-level-fields')
export class LevelFields extends LitElement {
  @property() path = '';
  /** Levels that stand before this path, in names. */
  @property({ type: Number }) offset = 0;
  /** True: the path ends with an asset. */
  @property({ type: Boolean }) asset = false;
  /** What the fields belong to, for those who hear them. */
  @property() label = '';

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
        gap: 8px 12px;
      }
      small.error {
        color: var(--bad);
        font-weight: 600;
      }
    `,
  ];

  override render(): unknown {
    const levels = levelsOf(this.path);
    const count = levels.length + this.offset;
    const hasRoom = count < mostLevels;
    // An asset's own level stays at the end: further levels go before it.
    const shown = this.asset || !hasRoom ? levels : [...levels, ''];
    return html`${shown.map((level, index) => this.field(level, index, levels.length))}
    ${
      this.asset && hasRoom
        ? html`<button type="button" @click=${this.insert} style="align-self:end">Add a level</button>`
        : nothing
    }`;
  }

  private field(level: string, index: number, count: number): unknown {
    const name = this.asset
      ? levelNameAt(index + this.offset, count + this.offset)
      : levelNameAt(index + this.offset, Infinity);
    const isFurther = index >= count;
    const issue = isFurther ? null : levelIssue(level);
    return html`<label class="field"
      ><span>${name}</span>
      <input
        .value=${level}
        aria-label="${this.label}: ${name}"
        aria-invalid=${issue !== null}
        autocomplete="off"
        spellcheck="false"
        placeholder=${isFurther ? 'none' : ''}
        @input=${(event: Event) => this.set(index, (event.target as HTMLInputElement).value)}
      />
      ${issue === null ? nothing : html`<small class="error">${issue}</small>`}
    </label>`;
  }

  private set(index: number, value: string): void {
    const levels = [...levelsOf(this.path)];
    levels[index] = value.normalize('NFC');
    // An emptied level goes, but for an asset's own.
    const isOwn = this.asset && index === levels.length - 1;
    this.tell(isOwn && value === '' ? [...levels.slice(0, -1), ''].join('/') : pathOf(levels));
  }

  private readonly insert = (): void => {
    const levels = levelsOf(this.path);
    this.tell([...levels.slice(0, -1), 'new', ...levels.slice(-1)].join('/'));
  };

  private tell(path: string): void {
    this.path = path;
    this.dispatchEvent(new CustomEvent<string>('dialect-path', { detail: path }));
  }
}

/** A condition on another alarm, a value or a state of the plant, as fields: `<dialect-condition-field>`. */
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AlarmCondition } from '../../alarms/alarm-condition.ts';
import { formatPlain } from '../../base/format-value.ts';
import { deskContext, type Desk } from '../desk.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { alarmName } from '../words/alarm-words.ts';
import { gaugeName, unitSymbol } from '../words/gauge-words.ts';
import { numberOf } from '../words/number-of.ts';

const ways = ['', 'alarm', 'value', 'state'] as const;
type Way = (typeof ways)[number];

/** What stands in the fields; `null` is no condition, `incomplete` says what is missing. */
export type TypedCondition = AlarmCondition | null | { readonly incomplete: string };

export const isIncomplete = (typed: TypedCondition): typed is { readonly incomplete: string } =>
  typed !== null && 'incomplete' in typed;

@customElement('dialect-condition-field')
export class ConditionField extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  @property() label = '';
  /** What it says without a condition, as in "never". */
  @property() none = 'never';
  /** The alarm that has the condition: it cannot depend on itself. */
  @property() owner = '';
  @property({ attribute: false }) condition: AlarmCondition | null = null;
  @state() private way: Way = '';
  private typed: Record<string, string> = {};

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      .parts {
        display: grid;
        grid-template-columns: 1fr 1fr;
        align-items: end;
        gap: 8px;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    const { condition } = this;
    this.way = condition?.kind ?? '';
    if (condition?.kind === 'alarm') this.typed = { alarm: condition.alarm, is: condition.is };
    if (condition?.kind === 'value')
      this.typed = { gauge: condition.gauge, is: condition.is, limit: formatPlain(condition.limit) };
    if (condition?.kind === 'state') this.typed = { state: condition.state, is: String(condition.is) };
  }

  override render(): unknown {
    const words: Readonly<Record<Way, string>> = {
      '': this.none,
      alarm: 'another alarm …',
      value: 'a gauge’s value …',
      state: 'a state of the plant …',
    };
    return html`<label class="field"
        ><span>${this.label}</span>
        <select @change=${this.pickWay}>
          ${ways.map((way) => html`<option value=${way} ?selected=${way === this.way}>${words[way]}</option>`)}
        </select>
      </label>
      ${this.way === '' ? nothing : html`<div class="parts">${this.parts()}</div>`}`;
  }

  /** What the fields hold now. */
  get value(): TypedCondition {
    const { way, typed } = this;
    if (way === '') return null;
    if (way === 'alarm')
      return typed['alarm']
        ? { kind: way, alarm: typed['alarm'], is: typed['is'] === 'normal' ? 'normal' : 'active' }
        : { incomplete: `“${this.label}” needs an alarm.` };
    if (way === 'state')
      return typed['state']?.trim()
        ? { kind: way, state: typed['state'].trim(), is: typed['is'] !== 'false' }
        : { incomplete: `“${this.label}” needs the name of a state.` };
    const measure = this.desk.live.gauges.get(typed['gauge'] ?? '')?.record.gauge;
    const limit = numberOf(typed['limit'] ?? '');
    if (!measure || limit === null) return { incomplete: `“${this.label}” needs a gauge and a number.` };
    const { unit, reference } = measure;
    return {
      kind: way,
      gauge: typed['gauge']!,
      is: typed['is'] === 'below' ? 'below' : 'above',
      limit,
      unit,
      reference,
    };
  }

  private parts(): unknown {
    if (this.way === 'alarm')
      return [
        this.choice('alarm', 'Alarm', this.alarms()),
        this.choice('is', 'Is', [
          ['active', 'active'],
          ['normal', 'normal'],
        ]),
      ];
    if (this.way === 'state')
      return [
        this.text('state', 'State, as in “shutdown”'),
        this.choice('is', 'Is', [
          ['true', 'declared'],
          ['false', 'not declared'],
        ]),
      ];
    const unit = this.desk.live.gauges.get(this.typed['gauge'] ?? '')?.record.gauge.unit;
    return [
      this.choice('gauge', 'Gauge', this.gauges()),
      this.choice('is', 'Is', [
        ['above', 'above'],
        ['below', 'below'],
      ]),
      this.text('limit', `Limit${unit ? `, ${unitSymbol(unit)}` : ''}`),
    ];
  }

  private alarms(): readonly (readonly [string, string])[] {
    return (this.desk.live.alarms?.rows ?? [])
      .map(({ alarm }) => alarm.definition)
      .filter(({ id }) => id !== this.owner)
      .map((definition) => [definition.id, alarmName(definition)]);
  }

  private gauges(): readonly (readonly [string, string])[] {
    return [...this.desk.live.gauges.values()].map(({ gauge, record }) => [gauge, gaugeName(record)]);
  }

  private choice(name: string, label: string, choices: readonly (readonly [string, string])[]): unknown {
    this.typed[name] ??= choices[0]?.[0] ?? '';
    return html`<label class="field"
      ><span>${label}</span>
      <select
        name=${name}
        @change=${(event: Event) => this.set(name, (event.target as HTMLSelectElement).value)}
      >
        ${choices.map(([value, words]) => html`<option value=${value} ?selected=${value === this.typed[name]}>${words}</option>`)}
      </select>
    </label>`;
  }

  private text(name: string, label: string): unknown {
    return html`<label class="field"
      ><span>${label}</span>
      <input
        name=${name}
        autocomplete="off"
        .value=${this.typed[name] ?? ''}
        @input=${(event: Event) => this.set(name, (event.target as HTMLInputElement).value)}
      />
    </label>`;
  }

  private set(name: string, value: string): void {
    this.typed[name] = value;
    this.requestUpdate();
  }

  private readonly pickWay = (event: Event): void => {
    this.typed = {};
    this.way = (event.target as HTMLSelectElement).value as Way;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'dialect-condition-field': ConditionField;
  }
}

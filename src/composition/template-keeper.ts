/** Keeps the templates of alarms that people named, and applies them to gauges of this device. */
import type { AlarmDefinition } from '../alarms/alarm-definition.ts';
import { applyTemplate, templateOf, type AlarmTemplate, type GaugeScale } from '../alarms/alarm-template.ts';
import {
  isSameName,
  mostTemplates,
  parseAlarmTemplate,
  parseTemplateName,
} from '../alarms/parse-alarm-templates.ts';
import type { GaugeId } from '../base/observation.ts';
import { ok, refuse, type Result } from '../base/result.ts';
import { changeTemplates, loadTemplates } from '../store/alarms.ts';
import type { Database } from '../store/database.ts';
import type { AlarmDesk } from '../ui/alarm-desk.ts';
import type { LiveModel } from '../ui/live/live-model.ts';
import type { TemplateDesk } from '../ui/template-desk.ts';
import { birthOf } from './birth-of.ts';
import { refuseFaults } from './refuse-faults.ts';

type Change = (templates: readonly AlarmTemplate[]) => Result<readonly AlarmTemplate[], string>;

const gone = (name: string): string => `There is no template “${name}” any more.`;
const taken = (name: string): string => `There is a template “${name}” already: give another name.`;

export class TemplateKeeper implements TemplateDesk {
  unreadable = 0;
  #templates: readonly AlarmTemplate[] = [];
  #database: Database | null = null;

  constructor(
    private readonly live: LiveModel,
    private readonly alarms: Pick<AlarmDesk, 'propose'>,
  ) {}

  /** @param database null where the browser has none: nothing survives a reload then */
  async open(database: Database | null): Promise<void> {
    this.#database = database;
    if (database) this.#take(await loadTemplates(database));
  }

  list(): readonly AlarmTemplate[] {
    return this.#templates;
  }

  async keep(name: string, definition: AlarmDefinition, inPercent: boolean): Promise<Result<null, string>> {
    const named = parseTemplateName(name);
    if (!named.ok) return named;
    const scale = this.#scaleOf(definition.gauge);
    if (inPercent && !scale)
      return refuse('The span of this gauge is not known: keep the limits in the unit.');
    const made = templateOf(named.value, definition, inPercent ? scale : null);
    if (!made.ok) return made;
    return this.#change((templates) =>
      templates.some((each) => isSameName(each.name, named.value))
        ? refuse(taken(named.value))
        : ok([...templates, made.value]),
    );
  }

  async rename(name: string, to: string): Promise<Result<null, string>> {
    const named = parseTemplateName(to);
    if (!named.ok) return named;
    return this.#change((templates) => {
      if (!templates.some((each) => each.name === name)) return refuse(gone(name));
      if (templates.some((each) => each.name !== name && isSameName(each.name, named.value)))
        return refuse(taken(named.value));
      return ok(templates.map((each) => (each.name === name ? { ...each, name: named.value } : each)));
    });
  }

  remove(name: string): Promise<Result<null, string>> {
    return this.#change((templates) => ok(templates.filter((each) => each.name !== name)));
  }

  /** Of a file: they join those that are here, and one of the same name takes its place. */
  join(added: readonly AlarmTemplate[]): Promise<Result<null, string>> {
    if (added.length === 0) return Promise.resolve(ok(null));
    return this.#change((templates) =>
      ok([...templates.filter(({ name }) => !added.some((each) => isSameName(each.name, name))), ...added]),
    );
  }

  apply(name: string, onto: AlarmDefinition): Result<AlarmDefinition, string> {
    const template = this.#templates.find((each) => each.name === name);
    if (!template) return refuse(gone(name));
    const scale = this.#scaleOf(onto.gauge);
    const started =
      onto.kind === template.rule.kind ? onto : this.alarms.propose(onto.gauge, template.rule.kind);
    if (!scale || !started) return refuse('This gauge is not shown by the source: choose its source first.');
    return applyTemplate(template, started, scale);
  }

  #scaleOf(gauge: GaugeId): GaugeScale | null {
    const view = this.live.gauges.get(gauge);
    if (!view) return null;
    const { unit, reference } = view.record.gauge;
    const { rangeLow, rangeHigh } = birthOf(view.record);
    return { unit, reference, low: Math.min(rangeLow, rangeHigh), high: Math.max(rangeLow, rangeHigh) };
  }

  async #change(change: Change): Promise<Result<null, string>> {
    let result: Result<null, string> = ok(null);
    const decide = (stored: readonly unknown[]): readonly unknown[] | null => {
      const { templates, others } = sorted(stored);
      const changed = change(templates);
      if (changed.ok && changed.value.length + others.length > mostTemplates)
        result = refuse(`There are ${mostTemplates} templates already: remove one first.`);
      else if (!changed.ok) result = changed;
      else return [...changed.value, ...others];
      return null;
    };
    let next: readonly unknown[] | null = null;
    const saved = await refuseFaults('Not kept: the storage refused it. ', async () => {
      if (this.#database) await changeTemplates(this.#database, (stored) => (next = decide(stored)));
      else next = decide(this.#templates);
    });
    if (!saved.ok) return saved;
    if (next) this.#take(next);
    return result;
  }

  #take(stored: readonly unknown[]): void {
    const { templates, others } = sorted(stored);
    this.#templates = templates.toSorted((a, b) => a.name.localeCompare(b.name));
    this.unreadable = others.length;
    this.live.set({});
  }
}

/** What a newer version wrote is not understood, and not thrown away. */
const sorted = (
  stored: readonly unknown[],
): { readonly templates: readonly AlarmTemplate[]; readonly others: readonly unknown[] } => {
  const parsed = stored.map((entry) => ({ entry, template: parseAlarmTemplate(entry) }));
  return {
    templates: parsed.flatMap(({ template }) => (template.ok ? [template.value] : [])),
    others: parsed.flatMap(({ entry, template }) => (template.ok ? [] : [entry])),
  };
};

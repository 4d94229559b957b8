/** Answers the screens about names: renames gauges and prefix together, and has alarms and births follow. */
import type { ForeignName } from '../../workers/courier/api.ts';
import { nameIssues, type GaugeName } from '../base/namespace.ts';
import { ok, refuse, type Result } from '../base/result.ts';
import { leftOutOf } from '../publish/payloads/left-out.ts';
import type { Desk } from '../ui/desk.ts';
import type { NamedGauge, NameDesk } from '../ui/name-desk.ts';
import type { AlarmKeeper } from './alarm-keeper.ts';
import { refuseFaults } from './refuse-faults.ts';
import { formerNamesOf } from './remember-names.ts';

/** What the keeper needs of the house. */
type House = Pick<Desk, 'settings' | 'changeSettings' | 'records' | 'saveRecord'>;

export class NameKeeper implements NameDesk {
  /** @param foreignNames names that other devices announce */
  constructor(
    private readonly house: House,
    private readonly alarms: Pick<AlarmKeeper, 'follow'>,
    private readonly foreignNames: () => Promise<readonly ForeignName[]>,
  ) {}

  list(): readonly NamedGauge[] {
    const { names } = this.house.settings();
    return this.house.records().map(({ id, gauge: { asset, tag } }) => ({
      ...{ id, asset, tag },
      former: formerNamesOf(names, id),
    }));
  }

  foreign(): Promise<readonly ForeignName[]> {
    return this.foreignNames();
  }

  leftOut(prefix: string, name: GaugeName): readonly string[] {
    const { broker } = this.house.settings();
    return leftOutOf({ ...broker, topicPrefix: prefix }, [name]).map(({ sentence }) => sentence);
  }

  async rename(prefix: string, names: readonly GaugeName[]): Promise<Result<null, string>> {
    const settings = this.house.settings();
    const wanted = new Map(names.map((name) => [name.id, name]));
    const all = this.list().map((known): GaugeName => wanted.get(known.id) ?? known);
    const issues = all.flatMap((name) => nameIssues(prefix, settings.broker.kiosk, name, all));
    if (issues.length > 0) return refuse([...new Set(issues)].join(' '));
    const renamed = await this.#renameGauges(wanted);
    if (!renamed.ok || prefix === settings.broker.topicPrefix) return renamed;
    const now = this.house.settings();
    const saved = await this.house.changeSettings({ ...now, broker: { ...now.broker, topicPrefix: prefix } });
    return saved.ok ? ok(null) : saved;
  }

  async #renameGauges(wanted: ReadonlyMap<string, GaugeName>): Promise<Result<null, string>> {
    const changed: GaugeName[] = [];
    const saved = await refuseFaults('Not all were renamed: the storage refused it. ', async () => {
      for (const record of this.house.records()) {
        const name = wanted.get(record.id);
        if (!name || (name.asset === record.gauge.asset && name.tag === record.gauge.tag)) continue;
        const gauge = { ...record.gauge, asset: name.asset, tag: name.tag };
        await this.house.saveRecord({ ...record, revision: record.revision + 1, gauge }, null);
        changed.push(name);
      }
    });
    if (!saved.ok) return saved;
    return this.alarms.follow(changed, `Renamed at ${this.house.settings().broker.kiosk}`);
  }
}

/** Reports of one alarm, as the keeper of the alarms writes them. */
import type { AlarmEventReport, AlarmStateReport } from '../../../../src/base/alarm-report.ts';

/** As the node's bench begins; browsers cannot import it. */
const startMs = 1_760_000_000_000;

const alarm = {
  v: 1,
  alarm: 'pg:H',
  gauge: 'pg',
  asset: 'acme/lyon/boilerhouse/PG-101',
  tag: 'pressure',
} as const;
const measure = { kind: 'H', priority: 'high', unit: 'bar', reference: 'gauge', limit: 8 } as const;

export const state = (change: Partial<AlarmStateReport> = {}): AlarmStateReport => ({
  ...{ ...alarm, ...measure, state: 'normal', active: false, sinceTs: null, raisedTs: null },
  ...{ firstOut: false, frozen: false, shelvedUntilTs: null, hiddenBy: null, consequence: '', response: '' },
  ...change,
});

export const event = (sequence: number, change: Partial<AlarmEventReport> = {}): AlarmEventReport => ({
  ...{ ...alarm, ...measure, id: `kiosk:alarm:1:${sequence}`, sequence, ts: startMs + 500 + sequence * 1000 },
  ...{ what: 'raised', from: 'normal', to: 'unacknowledged', firstOut: false, annunciate: true },
  ...{ historical: false, uncertain: false, value: 8.4, u95: 0.02, by: null, comment: '', untilTs: null },
  ...change,
});

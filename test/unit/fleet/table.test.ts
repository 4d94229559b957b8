import { expect, it } from 'vitest';
import { fleetTable, isWhole } from '../../../scripts/fleet/table.mjs';
import type { StreamResult } from '../../fleet/run-stream.ts';

const whole: StreamResult = {
  ...{ broker: 'NATS JetStream, 3 nodes', fault: 'the leader', recorded: 100, received: 98, inGaps: 2 },
  ...{
    repeats: 40,
    lost: 0,
    foreign: 0,
    changed: 0,
    doubled: 0,
    liveMedianMs: 20,
    live95Ms: 60,
    silenceS: 8,
  },
  ...{ reconnectedS: 9.25, caughtUpS: 14, drainedS: 3 },
};

it('passes what arrived or is named by a gap, whatever came twice', () => {
  expect(isWhole(whole)).toBe(true);
  expect(isWhole({ ...whole, caughtUpS: null })).toBe(true);
});

it.each<Partial<StreamResult>>([
  { recorded: 0, received: 0, inGaps: 0 },
  { received: 97, lost: 1 },
  { received: 97 },
  { foreign: 1 },
  { changed: 1 },
  { doubled: 1 },
  { reconnectedS: Infinity },
  { caughtUpS: Infinity },
])('does not pass %o', (change) => {
  expect(isWhole({ ...whole, ...change })).toBe(false);
});

it('says what never came to be, and what could not', () => {
  const rows = fleetTable([whole, { ...whole, reconnectedS: Infinity, caughtUpS: null }]).split('\n');
  expect(rows[1]).toMatch(/ 9\.3 +14\.0 +3\.0 *$/);
  expect(rows[2]).toMatch(/ never +– +3\.0 *$/);
});

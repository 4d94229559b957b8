/** Four faults of the matrix with every `npm test`; all twenty by `npm run faults`. */
import { expect, it } from 'vitest';
import { runRow } from '../faults/bench/run-row.ts';
import { browserKilled } from '../faults/rows/f01-browser-killed.ts';
import { brokerKilled } from '../faults/rows/f03-broker-killed.ts';
import { quotaExceeded } from '../faults/rows/f06-quota-exceeded.ts';
import { duplicateTab } from '../faults/rows/f08-duplicate-tab.ts';

for (const row of [browserKilled, brokerKilled, quotaExceeded, duplicateTab])
  it(
    `received and gaps together are what was recorded: ${row.fault}`,
    { timeout: row.timeoutMs },
    async () => {
      const { problems } = await runRow(row);
      expect(problems).toEqual([]);
    },
  );

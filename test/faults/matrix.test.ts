/** Every fault of the matrix, injected for real; `npm run faults` runs this and makes the table. */
import { appendFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runRow } from './bench/run-row.ts';
import { allRows } from './rows/all-rows.ts';

/** Ids, by comma; all where absent. */
const only = process.env['DIALECT_FAULTS']?.split(',');
/** File that gets one line of JSON for every row. */
const report = process.env['DIALECT_FAULTS_REPORT'];

for (const row of allRows.filter(({ id }) => only?.includes(id) ?? true))
  it(`${row.id} ${row.fault}`, { timeout: row.timeoutMs }, async () => {
    const result = await runRow(row);
    if (report) appendFileSync(report, `${JSON.stringify(result)}\n`);
    expect(result.problems).toEqual([]);
  });

/** The store of alarms comes to databases of the first version without touching what they hold. */
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { loadAlarms, saveAlarms } from '../../../src/store/alarms.ts';
import { openDatabase } from '../../../src/store/database.ts';

/** As the first release made it. */
const firstVersion = async (name: string): Promise<void> => {
  const database = await openDB(name, 1, {
    upgrade: (upgrading) => {
      for (const store of ['rows', 'blocks', 'gaps', 'marks', 'calibrations', 'settings'])
        upgrading.createObjectStore(store);
      for (const store of ['quarantine', 'journal'])
        upgrading.createObjectStore(store, { autoIncrement: true });
    },
  });
  await database.put('settings', { theme: 'dark' }, 'device');
  await database.put('rows', { epoch: 1, first: 1, readings: [] }, [1, 1]);
  await database.put('quarantine', { at: 1, reason: 'odd', id: 'x', entry: null });
  database.close();
};

it('keeps everything that an older database holds', async () => {
  await firstVersion('older');
  const database = await openDatabase('older');
  expect(await database.get('settings', 'device')).toEqual({ theme: 'dark' });
  expect(await database.count('rows')).toBe(1);
  expect(await database.count('quarantine')).toBe(1);
  expect(await loadAlarms(database, 10)).toEqual({ definitions: undefined, board: undefined, events: [] });
});

it('gives back the board, and the newest of the log first', async () => {
  const database = await openDatabase('alarms');
  const save = (board: number, sequences: readonly number[]): Promise<void> =>
    saveAlarms(database, {
      definitions: ['d'],
      board: { board },
      states: [],
      events: sequences.map((sequence) => ({ epoch: 5, sequence, event: { sequence } })),
    });
  await save(1, [0, 1]);
  await save(2, [2]);
  expect(await loadAlarms(database, 2)).toEqual({
    definitions: ['d'],
    board: { board: 2 },
    events: [{ sequence: 2 }, { sequence: 1 }],
  });
});

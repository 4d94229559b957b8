/** F17: readings that no topic can hold, that the broker finds too large, and a row in the store that is none. */
import { sampleReadings } from '../../support/sample-readings.ts';
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';

/** Twice in a message: as its topic and in its payload. */
const longAsset = `acme/${'a'.repeat(700)}`;

export const poisonRecord: FaultRow = {
  id: 'F17',
  fault: 'poison record',
  injection:
    'amid a stream: an asset name with + and #; one so long that the broker’s max_packet_size does not take its ' +
    'message; a row of the store overwritten with a word while the page is closed',
  demand: 'each in quarantine with a gap of its own; everything else arrives',
  broker: { lines: ['max_packet_size 1200'] },
  timeoutMs: 120_000,
  run: async (plant) => {
    const kiosk = await plant.addKiosk();
    await kiosk.open();
    await kiosk.online();
    await kiosk.stream({ gauges: 4, everyMs: 100 });
    for (const asset of ['acme/+/#', longAsset]) {
      const [reading] = sampleReadings(1, 1, Date.now());
      await kiosk.record([{ ...reading!, asset, n: plant.nextNumber() }]);
      await pause(1000);
    }
    await kiosk.endStream();
    await kiosk.drained();
    plant.relay.shut();
    await kiosk.stream({ gauges: 2, everyMs: 100 });
    await pause(1000);
    await kiosk.endStream();
    await kiosk.page.close();
    await kiosk.openPage();
    const overwritten = await kiosk.page.evaluate(overwriteLastRow);
    plant.relay.open();
    await kiosk.openCourier();
    await kiosk.online();
    await kiosk.drained();
    const verdict = await plant.settle();
    const causes = plant.gaps.map(({ cause, count }) => `${cause} ${count}`).sort();
    const expected = [`entry-corrupt ${overwritten}`, 'entry-refused 1', 'entry-refused 1'];
    if (causes.join() !== expected.join()) throw new Error(`gaps: ${causes.join(', ')}`);
    return { verdict, notes: causes.join(', ') };
  },
};

/** Runs in the page. Answers how many readings the row held. */
const overwriteLastRow = (): Promise<number> =>
  new Promise((resolve) => {
    const opening = indexedDB.open('dialect');
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction('rows', 'readwrite');
      let held = 0;
      transaction.objectStore('rows').openCursor(null, 'prev').onsuccess = (event) => {
        const { result } = event.target as IDBRequest<IDBCursorWithValue>;
        held = (result.value as { readings: unknown[] }).readings.length;
        result.update('poison');
      };
      transaction.oncomplete = () => {
        database.close();
        resolve(held);
      };
    };
  });

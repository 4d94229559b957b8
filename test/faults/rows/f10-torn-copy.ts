/** F10: the device starts on a copy of its storage: one taken amid writing, and one that is older than what was sent. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultRow } from '../bench/fault-row.ts';
import { pause } from '../bench/kiosk.ts';
import { copyFolder } from '../bench/profile-files.ts';

export const tornCopy: FaultRow = {
  id: 'F10',
  fault: 'torn database copy',
  injection:
    'offline: IndexedDB copied file by file while it is written, the browser killed, the copy put in its place; ' +
    'then online: the whole profile goes back to a backup from before the last readings were sent',
  demand: 'what the copy lacks is in gaps; no id twice after the backup',
  timeoutMs: 150_000,
  run: async (plant) => {
    const copies = mkdtempSync(join(tmpdir(), 'dialect-copies-'));
    plant.alsoStop(() => rmSync(copies, { recursive: true, force: true }));
    const kiosk = await plant.addKiosk();
    const folder = join(kiosk.browser.profile, 'Default', 'IndexedDB');
    plant.relay.shut();
    await kiosk.open();
    await kiosk.minutes(4, 5);
    await kiosk.stream({ gauges: 4, everyMs: 10 });
    await pause(1500);
    copyFolder(folder, join(copies, 'torn'));
    // Goes on: the copy is older than what is on the disk.
    await pause(500);
    await kiosk.kill();
    rmSync(folder, { recursive: true });
    copyFolder(join(copies, 'torn'), folder);
    await kiosk.restart();
    plant.relay.open();
    await kiosk.open();
    await kiosk.online();
    await kiosk.drained();
    const { lost } = await kiosk.status();

    await kiosk.browser.close();
    copyFolder(kiosk.browser.profile, join(copies, 'backup'));
    await kiosk.restart();
    await kiosk.open();
    await kiosk.online();
    await kiosk.stream();
    await pause(1500);
    await kiosk.endStream();
    await kiosk.drained();
    await kiosk.browser.close();
    rmSync(kiosk.browser.profile, { recursive: true, maxRetries: 5 });
    copyFolder(join(copies, 'backup'), kiosk.browser.profile);
    await kiosk.restart();
    await kiosk.open();
    await kiosk.online();
    await kiosk.stream();
    await pause(1000);
    await kiosk.endStream();
    await kiosk.drained();
    const verdict = await plant.settle();
    if (verdict.gapCount < verdict.inGaps) throw new Error('the gaps count too little');
    return { verdict, notes: `the torn copy lacked ${lost}` };
  },
};

/** A call that settles leaves nothing behind at what outlives it: a kiosk makes one for every frame, for months. */
import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { within } from '../../../src/vision/within.ts';

const never = new Promise<never>(() => undefined);

test('neither the worker’s life nor the cancel signal remembers calls that are over', async () => {
  const [life, cancel] = [new AbortController(), new AbortController()];
  const limits = { deadlineMs: 60_000, lost: life.signal, signal: cancel.signal };
  for (let call = 0; call < 50; call++) {
    await within(Promise.resolve(call), limits);
    await within(Promise.reject(new Error('no')), limits).catch(() => undefined);
  }
  expect(getEventListeners(life.signal, 'abort')).toHaveLength(0);
  expect(getEventListeners(cancel.signal, 'abort')).toHaveLength(0);
});

test('a call under way ends with the worker, one that comes later at once', async () => {
  const life = new AbortController();
  const gone = new Error('gone');
  const under = within(never, { lost: life.signal });
  life.abort(gone);
  await expect(under).rejects.toBe(gone);
  await expect(within(never, { lost: life.signal })).rejects.toBe(gone);
});

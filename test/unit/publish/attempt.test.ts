/** Attempts to connect, whose signal lives as long as the session that makes them. */
import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { connect } from '../../../src/publish/connection.ts';
import { offlineStatus } from '../../../src/publish/kiosk-messages.ts';
import { Aedes } from '../../support/aedes-broker.ts';
import { kioskSettings } from '../../support/simulated-kiosk.ts';

const settings = kioskSettings();
const will = offlineStatus(settings, 'connection-lost', 0);
const waiting = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length;

it('leaves nothing behind once it is answered, however often nobody is there', async () => {
  const { signal } = new AbortController();
  const broker = await Aedes.start();
  const answered = await connect(broker.url, settings, 4, will, signal);
  expect(answered.ok).toBe(true);
  expect(waiting(signal)).toBe(0);
  if (answered.ok) answered.value.abandon();
  await broker.kill();
  for (let attempt = 0; attempt < 3; attempt += 1)
    expect((await connect(broker.url, settings, 4, will, signal)).ok).toBe(false);
  expect(waiting(signal)).toBe(0);
});

it('is given up while nobody answers', async () => {
  const stopping = new AbortController();
  // Reserved for documentation (RFC 5737): nobody is there, and nobody says so.
  const attempt = connect('ws://192.0.2.1/mqtt', settings, 4, will, stopping.signal);
  expect(waiting(stopping.signal)).toBe(1);
  stopping.abort();
  expect((await attempt).ok).toBe(false);
});

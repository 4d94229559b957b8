/** What a person gets who types `npm start` and has no camera: readings of a simulated plant, within a minute. */
import mqtt from 'mqtt';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Browser } from '../support/chromium.ts';
import { readingsAmong } from '../support/received-readings.ts';
import { startApp, type StartedApp } from '../support/server.ts';
import { until } from '../support/until.ts';
import { waitForConnection } from '../support/wait-for-connection.ts';

let app: StartedApp;
let browser: Browser;
let subscriber: mqtt.MqttClient;
const messages: { topic: string; payload: string }[] = [];

beforeAll(async () => {
  app = await startApp();
  browser = await Browser.start();
  subscriber = await mqtt.connectAsync(app.brokerUrl, { protocolVersion: 4 });
  subscriber.on('message', (topic, payload) => messages.push({ topic, payload: payload.toString() }));
  await subscriber.subscribeAsync('#', { qos: 1 });
});

afterAll(async () => {
  await subscriber?.endAsync(true);
  await browser?.stop();
  await app?.stop();
});

it('publishes readings of at least four gauges within a minute, all of them marked as simulated', async () => {
  const page = await browser.open(`${app.origin}/`);
  const gauges = (): Set<string> =>
    new Set(
      readingsAmong(messages)
        .filter(({ value }) => value !== null)
        .map(({ asset, tag }) => `${asset}/${tag}`),
    );
  await until(() => gauges().size >= 4, 'values of four gauges at the broker', 60_000);
  for (const reading of readingsAmong(messages)) {
    expect(reading.reasons).toContain('simulated');
    expect(reading.quality).not.toBe('good');
    expect(reading.unit).toBeTruthy();
    expect(Math.abs(Date.now() - reading.ts)).toBeLessThan(120_000);
  }
  await page.getByText('Simulated', { exact: true }).first().waitFor();
});

it('keeps a second tab from publishing: it stands by', async () => {
  const second = await browser.open(`${app.origin}/`);
  await waitForConnection(second, 'Standby');
  await second.close();
});

it('opens the calibration of a gauge by its link in a fresh tab', async () => {
  const page = await browser.open(`${app.origin}/#calibrate/demo-pg-101`);
  await page.getByRole('heading', { name: /^PG-101/ }).waitFor();
  await page.locator('dialect-calibrate-stage').waitFor();
  await page.close();
});

it('writes no error to the console', () => expect(browser.errors).toEqual([]));

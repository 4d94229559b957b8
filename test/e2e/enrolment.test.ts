/** A device without settings looks at a QR code, and is enrolled: once, by a code that then is spent, at a broker that lets in nobody else. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import encodeQR from 'qr';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attachEnrolment } from '../../scripts/enrolment/attach-enrolment.mjs';
import { CodeDesk } from '../../scripts/enrolment/code-desk.mjs';
import { writeInvitation } from '../../src/base/invitation.ts';
import { Browser } from '../support/chromium.ts';
import { i420Of } from '../support/i420.ts';
import { Mosquitto } from '../support/mosquitto.ts';
import { startApp, type StartedApp } from '../support/server.ts';
import { until } from '../support/until.ts';
import { y4mOf } from '../support/y4m.ts';

const login = { username: 'kiosk-7', password: 'ey.one-device' };
const [width, height] = [640, 480];

let app: StartedApp;
let broker: Mosquitto;
let endpoint: Server;
let browser: Browser;
let code: string;
const folder = mkdtempSync(join(tmpdir(), 'dialect-enrolment-'));

/** The QR code as a camera sees it that is held in front of it. */
const pictureOf = (text: string): Uint8Array => {
  const modules = encodeQR(text, 'raw', { border: 4 });
  const scale = Math.floor(height / modules.length);
  const rgba = new Uint8ClampedArray(width * height * 4).fill(200);
  for (let y = 0; y < modules.length * scale; y += 1)
    for (let x = 0; x < modules.length * scale; x += 1)
      rgba.fill(
        modules[Math.floor(y / scale)]![Math.floor(x / scale)] ? 20 : 235,
        4 * (y * width + x),
        4 * (y * width + x) + 3,
      );
  return i420Of(rgba, width, height);
};

beforeAll(async () => {
  app = await startApp();
  broker = await Mosquitto.start({ login });
  endpoint = createServer();
  const desk = new CodeDesk();
  attachEnrolment(endpoint, desk);
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  const { port } = endpoint.address() as AddressInfo;
  const given = { url: broker.url, loginBy: 'token', password: login.password, kiosk: login.username };
  code = desk.issue({ ...given, topicPrefix: 'enrolled' }, 600_000);
  const at = `ws://127.0.0.1:${port}/enrol`;
  const frame = pictureOf(writeInvitation(`${app.origin}/`, { endpoint: at, code }));
  const cameraFile = join(folder, 'code.y4m');
  writeFileSync(cameraFile, y4mOf([frame, frame], width, height, 10));
  browser = await Browser.start({ cameraFile });
});

afterAll(async () => {
  await browser?.stop();
  endpoint?.close();
  await broker?.stop();
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('scans, asks after a person’s yes, and sends under its new name; the code is spent', async () => {
  const page = await browser.open(`${app.origin}/#settings/enrol`);
  await page.getByRole('button', { name: 'Scan a QR code' }).click();
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  await page.getByText('Enrolled as kiosk-7').waitFor();
  expect(await page.evaluate(() => location.href)).not.toContain(code);
  const isOnline = ({ topic, payload }: { topic: string; payload: string }): boolean =>
    topic === 'enrolled/kiosk-7/status' && payload.includes('"online":true');
  await until(() => broker.seen.some(isOnline), 'online at the broker');
  await until(() => broker.seen.some(({ payload }) => payload.includes('"id":"kiosk-7:')), 'readings');

  await page.getByRole('button', { name: 'Scan a QR code' }).click();
  await page.getByRole('button', { name: 'Enrol', exact: true }).click();
  await page.getByText('This code was used already').waitFor();
  expect(browser.errors).toEqual([]);
});

/** The whole line for real: a camera file, the app as `npm start` serves it, and a mosquitto. Runs in Node. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { CalibrationRecord } from '../../calibration/record.ts';
import type { RecordedReading } from '../../src/base/reading.ts';
import { Browser } from './chromium.ts';
import { Mosquitto } from './mosquitto.ts';
import { readingsAmong, withoutRepeats } from './received-readings.ts';
import type { SceneDial } from './render-dials.ts';
import { startApp, type StartedApp } from './server.ts';
import { until } from './until.ts';
import { dialSceneY4m } from './y4m.ts';

const jsonFile = (name: string, content: unknown) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
});

/** By way of another one, so that no message of an earlier import stands there. */
const openScreen = async (page: Page, name: string): Promise<void> => {
  const { origin } = new URL(page.url());
  await page.goto(`${origin}/#kiosk`);
  await page.locator('dialect-kiosk-screen').waitFor();
  await page.goto(`${origin}/#${name}`);
};

export const importSettings = async (page: Page, content: unknown): Promise<string> => {
  await openScreen(page, 'settings');
  await page
    .locator('dialect-file-button[label="Import settings"] input')
    .setInputFiles(jsonFile('settings.json', content));
  return page.locator('dialect-settings-screen p.message').innerText();
};

export const importCalibration = async (
  page: Page,
  content: unknown,
  name = 'record.json',
): Promise<string> => {
  await openScreen(page, 'calibrate');
  await page.locator('dialect-file-button[label="Import"] input').setInputFiles(jsonFile(name, content));
  return page.locator('dialect-record-list [role=status] p').innerText();
};

export class CameraLine {
  page!: Page;

  private constructor(
    readonly app: StartedApp,
    readonly broker: Mosquitto,
    readonly browser: Browser,
    readonly dials: readonly SceneDial[],
    private readonly folder: string,
  ) {}

  /** Opened, set to camera and broker, and calibrated by the files that a person would import. */
  static async start(): Promise<CameraLine> {
    const folder = mkdtempSync(join(tmpdir(), 'dialect-camera-'));
    const cameraFile = join(folder, 'scene.y4m');
    const renderer = await Browser.start();
    const scene = await dialSceneY4m(await renderer.open('about:blank'));
    writeFileSync(cameraFile, scene.file);
    await renderer.stop();
    const [app, broker] = await Promise.all([startApp(), Mosquitto.start({ saves: 'every-change' })]);
    const browser = await Browser.start({ cameraFile });
    const line = new CameraLine(app, broker, browser, scene.dials, folder);
    await line.open();
    await line.#setUp(scene);
    return line;
  }

  async open(): Promise<void> {
    this.page = await this.browser.open(`${this.app.origin}/`);
  }

  /** The picture of now as reference of each gauge, as a person would take it after an import. */
  async takeReferences(): Promise<void> {
    await this.page.goto(`${this.app.origin}/#calibrate`);
    const lacking = this.page.locator('dialect-take-reference');
    await lacking.first().waitFor();
    for (let left = await lacking.count(); left > 0; left--) {
      await lacking.first().getByRole('button', { name: 'Take reference now' }).click();
      await this.page.getByRole('button', { name: 'They do: take this picture' }).click();
      await until(async () => (await lacking.count()) < left, 'the reference to be taken', 20_000);
    }
    await this.page.goto(`${this.app.origin}/#kiosk`);
  }

  /** Of the camera's gauges, as they came at the broker, repeats included. */
  received(): RecordedReading[] {
    const assets = new Set(this.dials.map(({ record }) => record.gauge.asset));
    return readingsAmong(this.broker.seen).filter(({ asset }) => assets.has(asset));
  }

  /** Until so many different readings with a value have come. */
  async waitForValues(count: number, patienceMs = 60_000): Promise<void> {
    const values = (): number => withoutRepeats(this.received()).filter(({ value }) => value !== null).length;
    await until(() => values() >= count, `${count} values at the broker (${values()} came)`, patienceMs);
  }

  async stop(): Promise<void> {
    await this.browser.stop();
    await this.broker.stop();
    await this.app.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #setUp({
    width,
    height,
    dials,
  }: {
    width: number;
    height: number;
    dials: readonly SceneDial[];
  }): Promise<void> {
    const said = await importSettings(this.page, {
      format: 'dialect-settings',
      version: 1,
      settings: {
        broker: {
          ...{ url: this.broker.url, username: '', password: '', kiosk: 'any' },
          ...{ topicPrefix: 'e2e', encoder: 'plain' },
        },
        source: { kind: 'camera', deviceId: null, width, height, torch: false, lockExposure: false },
        gauges: [],
        theme: 'auto',
      },
    });
    if (!said.includes('Settings imported')) throw new Error(said);
    for (const { record } of dials) await this.#calibrate(record);
    await this.page.goto(`${this.app.origin}/#kiosk`);
  }

  async #calibrate(record: CalibrationRecord): Promise<void> {
    // Records of the demo plant belong to it alone.
    const said = await importCalibration(this.page, { ...record, device: 'tablet' });
    if (!said.includes('was imported')) throw new Error(said);
  }
}

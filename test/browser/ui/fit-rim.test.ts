/** The rim that the finder proposes: near the true face on rendered dials, in words where there is none, undoable. */
import { afterEach, expect, it } from 'vitest';
import { DemoPlantSource } from '../../../src/camera/demo-plant/demo-plant-source.ts';
import { demoRecords } from '../../../src/camera/demo-plant/demo-records.ts';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { VisionClient } from '../../../src/vision/vision-client.ts';
import { ExampleDesk } from './example-desk.ts';
import { exampleRecord } from './example-gauges.ts';
import { findAll, findOne, settled, showApp, textOf } from './show-app.ts';

const record = exampleRecord(0);
let client: VisionClient | undefined;

afterEach(() => client?.close());

const buttonNamed = (words: RegExp): HTMLButtonElement | undefined =>
  findAll<HTMLButtonElement>('button').find((button) => words.test(textOf(button)));

const face = (): CalibrationRecord['face'] => desk.tried.at(-1)?.face ?? null;
let desk: ExampleDesk;

it.each(demoRecords.filter(({ face }) => face).map(({ id, ...of }) => [id, of] as const))(
  'finds the face of %s',
  async (_id, { face: truth, pivot }) => {
    client = new VisionClient({ backend: 'wasm' });
    const rim = await client.suggestFace(new DemoPlantSource().referencePicture(), pivot);
    const radius = Math.sqrt(truth!.rx * truth!.ry);
    expect(rim).not.toBeNull();
    expect(Math.hypot(rim!.cx - truth!.cx, rim!.cy - truth!.cy) / radius).toBeLessThan(0.08);
    for (const longer of [Math.max, Math.min])
      expect(Math.abs(longer(rim!.rx, rim!.ry) - longer(truth!.rx, truth!.ry)) / radius).toBeLessThan(0.08);
  },
  120_000,
);

it('puts the rim into the draft, and takes it back by Undo', async () => {
  desk = new ExampleDesk([record]);
  desk.rim = { cx: 300, cy: 200, rx: 90, ry: 80, rotationDeg: 10 };
  await showApp(desk, `calibrate/${record.id}`);
  const fit = buttonNamed(/Fit rim/)!;
  expect(fit.getBoundingClientRect().height).toBeGreaterThanOrEqual(48);
  fit.click();
  await settled();
  expect(face()).toEqual(desk.rim);
  buttonNamed(/^Undo$/)!.click();
  await settled();
  expect(face()).toEqual(record.face);
});

it('says so when no rim stands out, and leaves the draft as it was', async () => {
  desk = new ExampleDesk([record]);
  await showApp(desk, `calibrate/${record.id}`);
  buttonNamed(/Fit rim/)!.click();
  await settled();
  expect(textOf(findOne('dialect-fit-rim'))).toMatch(/No rim stands out/);
  expect(face()).toEqual(record.face);
});

it('shows that it works, and ends by Cancel', async () => {
  desk = new ExampleDesk([record]);
  desk.rim = undefined;
  await showApp(desk, `calibrate/${record.id}`);
  buttonNamed(/Fit rim/)!.click();
  await settled(300);
  expect(buttonNamed(/Looking for the rim/)?.ariaBusy).toBe('true');
  buttonNamed(/^Cancel$/)!.click();
  await settled(300);
  expect(buttonNamed(/Fit rim/)?.disabled).toBe(false);
  expect(face()).toEqual(record.face);
});

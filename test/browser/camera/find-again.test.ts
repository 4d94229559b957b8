/** The vision worker finds rendered dials again where the camera sees them from elsewhere, and no others. */
import { afterAll, expect, it } from 'vitest';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { compose, homography, project, type Homography } from '../../../src/base/homography.ts';
import { DemoPlantSource } from '../../../src/camera/demo-plant/demo-plant-source.ts';
import { demoRecords } from '../../../src/camera/demo-plant/demo-records.ts';
import { dialPose } from '../../../calibration/dial-pose.ts';
import { VisionClient } from '../../../src/vision/vision-client.ts';

const client = new VisionClient({ backend: 'wasm' });
afterAll(() => client.close());

const { width, height } = demoRecords[0]!.picture;

interface View {
  /** Where the pivot comes to lie, px. */
  readonly to: { readonly x: number; readonly y: number };
  readonly rollDeg: number;
  readonly zoom: number;
}

/** The plant at rest as a camera sees it that was knocked far away, and where the record's dial is then. */
const seenFrom = async (
  record: CalibrationRecord,
  { to, rollDeg, zoom }: View,
): Promise<{ picture: ImageBitmap; pose: Homography<'dial', 'frame'> }> => {
  const canvas = new OffscreenCanvas(width, height);
  const painter = canvas.getContext('2d')!;
  painter.fillStyle = '#8c9090';
  painter.fillRect(0, 0, width, height);
  const c = zoom * Math.cos((rollDeg * Math.PI) / 180);
  const s = zoom * Math.sin((rollDeg * Math.PI) / 180);
  const { x, y } = record.pivot;
  const move = [c, -s, to.x - c * x + s * y, s, c, to.y - s * x - c * y] as const;
  const [a, b, e, d, f, g] = move;
  // Poses count from a pixel's centre, canvases from its corner.
  painter.setTransform(a, d, b, f, e + 0.5 - 0.5 * (a + b), g + 0.5 - 0.5 * (d + f));
  painter.imageSmoothingQuality = 'high';
  const still = new DemoPlantSource().referencePicture();
  painter.drawImage(still, 0, 0);
  still.close();
  const toFrame = homography<'reference', 'frame'>([...move, 0, 0, 1]);
  return { picture: await createImageBitmap(canvas), pose: compose(toFrame, dialPose(record)) };
};

const withPrint = async (record: CalibrationRecord): Promise<CalibrationRecord> => ({
  ...record,
  print: await client.capturePrint(new DemoPlantSource().referencePicture(), record),
});

it.each([0, 1, 5])(
  'dial %i, a quarter of the frame away, rolled by 25° and 1.3 times as large',
  async (index) => {
    const record = await withPrint(demoRecords[index]!);
    const away = record.pivot.x > width / 2 ? -0.25 : 0.25;
    const { picture, pose } = await seenFrom(record, {
      to: { x: record.pivot.x + away * width, y: height / 2 },
      rollDeg: 25,
      zoom: 1.3,
    });
    const found = await client.findAgain(picture, record);
    if (!found.ok) throw new Error(found.error);
    const radius = Math.hypot(pose[0], pose[3]);
    const errors = Array.from({ length: 12 }, (_, k) => {
      const rim = { x: Math.cos((k * Math.PI) / 6), y: Math.sin((k * Math.PI) / 6) };
      const [is, should] = [project(found.value.pose, rim), project(pose, rim)];
      return Math.hypot(is.x - should.x, is.y - should.y) / radius;
    });
    expect(Math.max(...errors)).toBeLessThan(0.003);
  },
);

it('does not take any of the other dials for one that is gone', async () => {
  const record = await withPrint(demoRecords[0]!);
  // Its place in the plant is out of the picture; all that is left are the others.
  const { picture } = await seenFrom(record, { to: { x: -400, y: 200 }, rollDeg: 0, zoom: 1 });
  expect(await client.findAgain(picture, record)).toEqual({ ok: false, error: 'not-found' });
});

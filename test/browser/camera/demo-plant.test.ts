/** The demo plant: its frames, their rate and stamps, and that the needles stand where the truth says. */
import { expect, test } from 'vitest';
import { dialPose } from '../../../calibration/dial-pose.ts';
import { project } from '../../../src/base/homography.ts';
import type { Frames, SourceState } from '../../../src/camera/frame-source.ts';
import { needleAngle } from '../../../src/camera/demo-plant/dial-geometry.ts';
import { demoGauges } from '../../../src/camera/demo-plant/demo-gauges.ts';
import { DemoPlantSource } from '../../../src/camera/demo-plant/demo-plant-source.ts';
import { demoRecords } from '../../../src/camera/demo-plant/demo-records.ts';

const signal = new AbortController().signal;

const begin = async (source: DemoPlantSource) => {
  const states: SourceState[] = [];
  let frames: Frames | undefined;
  await source.start(
    (state) => states.push(state),
    (given) => (frames = given),
  );
  if (frames?.kind !== 'pull') throw new Error('no frames to pull');
  return { states, frames };
};

const pixelsOf = (picture: CanvasImageSource): ImageData => {
  const canvas = new OffscreenCanvas(1280, 720);
  const painter = canvas.getContext('2d', { willReadFrequently: true })!;
  painter.drawImage(picture, 0, 0);
  return painter.getImageData(0, 0, 1280, 720);
};

test('delivers at least 15 frames a second, stamped as simulated', async () => {
  const source = new DemoPlantSource();
  const { states, frames } = await begin(source);
  expect(states).toEqual([{ kind: 'live', width: 1280, height: 720 }]);
  (await frames.next(signal))!.frame.close();
  let sequence = 0;
  /** Of the next thirty, per second. */
  const rate = async (): Promise<number> => {
    const startMs = performance.now();
    for (let count = 0; count < 30; count++) {
      const { frame, stamp } = (await frames.next(signal))!;
      frame.close();
      sequence += 1;
      expect(stamp).toMatchObject({ sequence, origin: 'demo-plant', simulated: true });
    }
    return 30_000 / (performance.now() - startMs);
  };
  // A machine that is busy with something else misses beats; once it is not, the pace is kept.
  await expect.poll(rate, { timeout: 40_000 }).toBeGreaterThan(15);
  source.stop();
  expect(await frames.next(signal)).toBeNull();
});

test('shows every needle where the truth at the capture time puts it', async () => {
  const source = new DemoPlantSource();
  const { frames } = await begin(source);
  const { frame, stamp } = (await frames.next(signal))!;
  const seen = pixelsOf(frame);
  frame.close();
  source.stop();
  const rest = source.referencePicture();
  const reference = pixelsOf(rest);
  rest.close();
  for (const { tag, record: id, value } of source.truthAt(stamp.capturedAtMs)) {
    const gauge = demoGauges.find((each) => each.tag === tag)!;
    const record = demoRecords.find((each) => each.id === id)!;
    const pose = dialPose(record);
    // Along a circle that all needles cross, the picture differs from the one at rest most where the needle now is.
    const angles = Array.from({ length: 1440 }, (_, k) => k / 4);
    const changes = angles.map((degree) => {
      const angle = (degree * Math.PI) / 180;
      const at = project(pose, { x: 0.6 * Math.cos(angle), y: 0.6 * Math.sin(angle) });
      const offset = 4 * (Math.round(at.y) * 1280 + Math.round(at.x));
      return Math.abs(seen.data[offset + 1]! - reference.data[offset + 1]!);
    });
    const truth = needleAngle(gauge.spec, value);
    const restsAt = needleAngle(gauge.spec, gauge.referenceValue);
    const apart = (a: number, b: number): number => Math.abs(((((a - b) % 360) + 540) % 360) - 180);
    const away = changes.map((change, k) => (apart(angles[k]!, restsAt) > 9 ? change : 0));
    // More than half of the greatest change: the needle, but not its shadow.
    const strong = angles.filter((_, k) => away[k]! > 0.6 * Math.max(...away));
    expect(strong.length, tag).toBeGreaterThan(2);
    const offsets = strong.map((degree) => ((((degree - truth) % 360) + 540) % 360) - 180);
    const middle = offsets.reduce((sum, each) => sum + each, 0) / offsets.length;
    expect(Math.abs(middle), tag).toBeLessThan(1);
  }
});

test('hides one gauge and dazzles one at times, and says when', () => {
  const source = new DemoPlantSource({ epochMs: 0 });
  const sights = Array.from({ length: 240 }, (_, second) => source.truthAt(second * 1000));
  const share = (tag: string, sight: string): number =>
    sights.filter((truths) => truths.some((each) => each.tag === tag && each.sight === sight)).length /
    sights.length;
  expect(share('VG-201', 'covered')).toBeGreaterThan(0.1);
  expect(share('TI-301', 'glare')).toBeGreaterThan(0.1);
  for (const tag of ['PG-101', 'AM-501', 'FI-401', 'WD-601']) expect(share(tag, 'clear'), tag).toBe(1);
});

test('keeps every value within its scale for an hour', () => {
  const source = new DemoPlantSource({ epochMs: 0 });
  for (let second = 0; second < 3600; second += 0.7)
    for (const { record: id, value } of source.truthAt(second * 1000)) {
      const { marks } = demoRecords.find((each) => each.id === id)!;
      expect(value).toBeGreaterThanOrEqual(marks[0]!.value);
      expect(value).toBeLessThanOrEqual(marks.at(-1)!.value);
    }
});

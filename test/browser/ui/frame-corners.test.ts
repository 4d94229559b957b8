/** A panel meter seen from aside: four tapped corners of its frame straighten it, and its needle is read better then. */
import { userEvent } from 'vitest/browser';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { pointsFromCorners } from '../../../calibration/frame-corners.ts';
import { dialPose } from '../../../calibration/dial-pose.ts';
import { parseRecord } from '../../../calibration/parse-record.ts';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { project } from '../../../src/base/homography.ts';
import type { ReferencePoint } from '../../../src/base/point.ts';
import { poseOfView } from '../../../src/camera/demo-plant/dial-view.ts';
import { panelCase } from '../../../src/camera/demo-plant/draw-panel-body.ts';
import { renderDial, type RenderedDial } from '../../../src/camera/demo-plant/rendered-dials.ts';
import { TrialBench } from '../../../src/composition/trial-bench.ts';
import { ExampleDesk } from './example-desk.ts';
import { exampleRecord } from './example-gauges.ts';
import { ReadingDesk } from './reading-desk.ts';
import { findAll, findOne, settled, showApp, textOf } from './show-app.ts';

const bench = new TrialBench();
afterAll(() => bench.close());

const { left, top, right, bottom } = panelCase;
const frame: readonly { readonly x: number; readonly y: number }[] = [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
];

it('reads rendered meters seen from aside nearer to the truth with the corners than without', async () => {
  const errors = { without: 0, corners: 0 };
  let meters = 0;
  let held = 0;
  for (let index = 0; meters < 8; index++) {
    // Clean pictures at 30° and 45° come eight tilts apart.
    const dial = await renderDial(33, 3 + (index % 2) + 48 * (index >> 1));
    const { record, truth, image } = dial;
    if (record.face === null) {
      const pose = dialPose(record);
      const corners = frame.map((corner) => project(pose, corner));
      const perspective = pointsFromCorners({ ...record, corners });
      if (!perspective.ok) throw new Error(perspective.error);
      const read = async (one: CalibrationRecord): Promise<{ error: number; u95: number }> => {
        const { value, u95 } = (await bench.read(await createImageBitmap(image), one)).reading;
        const span = record.marks.at(-1)!.value - record.marks[0]!.value;
        return { error: Math.abs(value! - truth) / span, u95: u95! / span };
      };
      const without = await read({ ...record, perspective: { method: 'none' } });
      const straightened = await read({ ...record, perspective: perspective.value });
      meters++;
      errors.without += without.error;
      errors.corners += straightened.error;
      if (straightened.error <= straightened.u95) held++;
    }
    image.close();
  }
  expect(errors.corners).toBeLessThan(0.75 * errors.without);
  expect(held).toBeGreaterThanOrEqual(7);
}, 180_000);

/** By mouse at a place of the picture, as the stage shows it whole. */
const tap = async ({ x, y }: ReferencePoint): Promise<void> => {
  findOne('dialect-calibrate-stage').dispatchEvent(
    new CustomEvent('dialect-picture-tapped', { detail: { x, y } }),
  );
  await settled();
};

const button = (words: RegExp): HTMLButtonElement =>
  findAll<HTMLButtonElement>('button').find((one) => words.test(textOf(one)))!;

/** The first clean meter of a tilt: number 0 is straight on, 3 is 30°. */
const meterAt = async (tiltIndex: number): Promise<RenderedDial> => {
  for (let turn = 0; ; turn++) {
    const dial = await renderDial(33, tiltIndex + 48 * turn);
    if (dial.record.face === null) return dial;
    dial.image.close();
  }
};

describe('the result', () => {
  const result = (): string => textOf(findOne('dialect-trial-result'));
  const tiltHint = /Most of the ± is how the dial may be tilted.*Tap the corners of its frame/;

  it('says that the corners would narrow it where the tilt is most of its doubt, until they are tapped', async () => {
    const { record, image } = await meterAt(3);
    const pose = dialPose(record);
    const desk = new ReadingDesk(bench, { ...record, perspective: { method: 'none' } }, image);
    await showApp(desk, `calibrate/${record.id}`);
    await expect.poll(result, { timeout: 60_000 }).toMatch(tiltHint);
    button(/Frame$/).click();
    for (const corner of frame) await tap(project(pose, corner));
    await expect.poll(() => /±/.test(result()) && !tiltHint.test(result())).toBe(true);
    const [without, straightened] = [desk.trials[0]!, desk.trials.at(-1)!];
    expect(straightened.reading.u95).toBeLessThan(without.reading.u95!);
    image.close();
  }, 90_000);

  it('says nothing of it where the marks show that a meter is seen straight', async () => {
    const { record, image } = await meterAt(0);
    const desk = new ReadingDesk(
      bench,
      { ...record, markSigmaPx: 0.5, perspective: { method: 'none' } },
      image,
    );
    await showApp(desk, `calibrate/${record.id}`);
    await expect.poll(result, { timeout: 60_000 }).toMatch(/±/);
    expect(result()).not.toMatch(tiltHint);
    image.close();
  }, 90_000);
});

describe('the step', () => {
  const view = { x: 640, y: 420, radius: 160, tiltDeg: 30, axisDeg: 60, rollDeg: 3, distance: 9 };
  const pose = poseOfView(view);
  const at = (deg: number): ReferencePoint =>
    project(pose, { x: 0.9 * Math.cos((deg * Math.PI) / 180), y: 0.9 * Math.sin((deg * Math.PI) / 180) });
  const meter: CalibrationRecord = {
    ...exampleRecord(0),
    ...{ face: null, pivot: project(pose, { x: 0, y: 0 }), perspective: { method: 'none' } },
    marks: [225, 247.5, 270, 292.5, 315].map((deg, k) => ({ value: k, at: at(deg) })),
  };
  let desk: ExampleDesk;
  const perspective = (): CalibrationRecord['perspective'] => desk.tried.at(-1)!.perspective;
  const panel = (): string => textOf(findOne('dialect-frame-corners'));

  const tapFrame = async (corners = frame): Promise<void> => {
    button(/Frame$/).click();
    for (const corner of corners) await tap(project(pose, corner));
  };

  beforeEach(async () => {
    desk = new ExampleDesk([meter]);
    await showApp(desk, `calibrate/${meter.id}`);
  });

  it('is offered as a tool that a glove can hit, and says what to tap', async () => {
    const tool = button(/Frame$/);
    const { width, height } = tool.getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(48);
    tool.focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(tool.ariaChecked).toBe('true');
    expect(textOf(findOne('dialect-tool-picker'))).toMatch(/four corners of its frame/);
    expect(panel()).toBe('');
  });

  it('takes four corners, says how many are missing, and straightens the meter by them', async () => {
    await tapFrame(frame.slice(0, 3));
    expect(panel()).toMatch(/Tap 1 more corner of the frame\./);
    expect(perspective()).toEqual({ method: 'none' });
    await tap(project(pose, frame[3]!));
    expect(panel()).toMatch(/seen from aside/);
    expect(findAll('canvas[role=img]')).toHaveLength(1);
    expect(perspective()).toMatchObject({ method: 'points', sigmaPx: expect.any(Number) });
    button(/^Save$/).click();
    await settled();
    expect(parseRecord(structuredClone(desk.records()[0]!)).ok).toBe(true);
    expect(desk.records()[0]!.perspective).toEqual(perspective());
  });

  it('names each corner for a screen reader; arrow keys move it and Delete takes it away', async () => {
    await tapFrame();
    const corner = findOne<SVGGElement>('g[data-name=corner-1]');
    expect(corner.getAttribute('aria-label')).toMatch(/^Corner 2 of the frame, at /);
    const before = perspective();
    corner.focus();
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    await settled(300);
    expect(perspective()).not.toEqual(before);
    await userEvent.keyboard('{Delete}');
    await settled(300);
    expect(panel()).toMatch(/Tap 1 more corner/);
    expect(perspective()).toEqual({ method: 'none' });
    expect(desk.tried.at(-1)!.marks).toHaveLength(5);
  });

  it('is refused in words where the corners are no frame, and taken back whole', async () => {
    await tapFrame([frame[0]!, frame[1]!, { x: 0, y: -1.28 }, frame[2]!]);
    expect(panel()).toMatch(/not the corners of a frame seen from its front/);
    expect(perspective()).toEqual({ method: 'none' });
    const remove = button(/Remove the frame/);
    expect(remove.getBoundingClientRect().height).toBeGreaterThanOrEqual(48);
    remove.click();
    await settled(300);
    expect(panel()).toBe('');
    button(/^Undo$/).click();
    await settled(300);
    expect(panel()).toMatch(/not the corners/);
  });
});

/** A dial seen from aside: the screen asks for its nearer side, and reads a needle over its print better and surer then. */
import { userEvent } from 'vitest/browser';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { dialPose } from '../../../calibration/dial-pose.ts';
import { parseRecord } from '../../../calibration/parse-record.ts';
import { sidesOf } from '../../../calibration/nearer-side.ts';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { invert, project } from '../../../src/base/homography.ts';
import { renderDial, type RenderedDial } from '../../../src/camera/demo-plant/rendered-dials.ts';
import { TrialBench } from '../../../src/composition/trial-bench.ts';
import { ExampleDesk } from './example-desk.ts';
import { exampleRecord } from './example-gauges.ts';
import { ReadingDesk } from './reading-desk.ts';
import { findAll, findOne, settled, showApp, textOf } from './show-app.ts';

const bench = new TrialBench();
afterAll(() => bench.close());

/** What a person left who outlined the face and set the marks, and was never asked for more. */
const outlined = ({ record }: RenderedDial): CalibrationRecord => ({
  ...record,
  perspective: { method: 'ellipse' },
});

/** The side that the renderer put nearer to its camera: there a step on the dial is larger in the picture. */
const trueSide = ({ record }: RenderedDial): 'A' | 'B' => {
  const pose = dialPose(record);
  const back = invert(pose);
  if (!back.ok) throw new Error(back.error);
  const [a, b] = sidesOf(record.face!).map((side) => {
    const { x, y } = project(back.value, side);
    return pose[6] * x + pose[7] * y + pose[8];
  });
  return a! < b! ? 'A' : 'B';
};

const answers = (): HTMLButtonElement[] =>
  findAll<HTMLButtonElement>('button', findOne('dialect-nearer-side').shadowRoot!);

const answer = (name: string): HTMLButtonElement =>
  answers().find((button) =>
    name.length === 1 ? button.dataset['side'] === name : textOf(button) === name,
  )!;

const perspective = (desk: ExampleDesk): CalibrationRecord['perspective'] => desk.tried.at(-1)!.perspective;

describe('on rendered dials whose needles stand off their print', () => {
  it.each([3, 4])(
    'of tilt number %d readings come nearer to the truth and are surer',
    async (tiltIndex) => {
      const errors = { outline: 0, told: 0 };
      let dials = 0;
      for (let turn = 0; dials < 6; turn++) {
        // Clean pictures come eight tilts apart.
        const dial = await renderDial(21, tiltIndex + 48 * turn);
        if (dial.record.face === null) {
          dial.image.close();
          continue;
        }
        const desk = new ReadingDesk(bench, outlined(dial), dial.image);
        await showApp(desk, `calibrate/${dial.record.id}`);
        await expect.poll(() => desk.trials.length, { timeout: 60_000 }).toBe(1);
        answer(trueSide(dial)).click();
        await expect.poll(() => desk.trials.length).toBe(2);
        const [before, after] = desk.trials.map(({ reading }) => reading);
        dial.image.close();
        if (before!.value === null || after!.value === null) continue;
        dials++;
        expect(
          desk.trials.map(
            ({ observation: { outcome } }) => outcome.ok && outcome.value.evidence.eye !== null,
          ),
        ).toEqual([false, true]);
        expect(after!.u95!, dial.record.id).toBeLessThan(before!.u95!);
        const span = dial.record.marks.at(-1)!.value - dial.record.marks[0]!.value;
        errors.outline += Math.abs(before!.value - dial.truth) / span;
        errors.told += Math.abs(after!.value - dial.truth) / span;
      }
      expect(errors.told).toBeLessThan(errors.outline);
    },
    180_000,
  );
});

describe('the question', () => {
  const face = { cx: 600, cy: 300, rx: 150, ry: 120, rotationDeg: 30 };
  const marks = [0, 5, 10].map((value, k) => ({
    value,
    at: { x: 600 + 100 * Math.cos(2.4 + 2.3 * k), y: 300 + 85 * Math.sin(2.4 + 2.3 * k) },
  }));
  const flat: CalibrationRecord = {
    ...exampleRecord(0),
    ...{ face, pivot: { x: 600, y: 300 }, marks, perspective: { method: 'ellipse' } },
  };
  let desk: ExampleDesk;
  const show = async (record: CalibrationRecord): Promise<void> => {
    desk = new ExampleDesk([record]);
    await showApp(desk, `calibrate/${record.id}`);
  };
  const question = (): string => textOf(findOne('dialect-nearer-side'));

  beforeEach(() => show(flat));

  it('names both sides in the picture and beside it, in fields that a glove can hit', () => {
    expect(findAll<SVGGElement>('g.seen-side').map((side) => side.dataset['side'])).toEqual(['A', 'B']);
    expect(question()).toMatch(/Which side of the dial is nearer to the camera\?/);
    const buttons = answers();
    expect(buttons.map(textOf)).toEqual(['A: lower left', 'B: upper right', 'I cannot tell']);
    for (const button of buttons) {
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(48);
      expect(button.ariaChecked).toBe('false');
    }
  });

  it('is answered by keyboard; the record has four points that the parser accepts', async () => {
    answer('B').focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(answer('B').ariaChecked).toBe('true');
    expect(findOne('g.seen-side[data-side=B]').dataset['chosen']).toBe('true');
    expect(perspective(desk)).toMatchObject({ method: 'points', sigmaPx: expect.any(Number) });
    expect(findAll('canvas[role=img]')).toHaveLength(1);
    findAll('button')
      .find((button) => textOf(button) === 'Save')!
      .click();
    await settled();
    expect(desk.records()[0]!.perspective).toEqual(perspective(desk));
    expect(parseRecord(structuredClone(desk.records()[0]!)).ok).toBe(true);
  });

  it('is taken back by Undo, and may be left open or unanswered', async () => {
    answer('A').click();
    await settled(300);
    findAll('button')
      .find((button) => textOf(button) === 'Undo')!
      .click();
    await settled(300);
    expect(perspective(desk)).toEqual({ method: 'ellipse' });
    answer('I cannot tell').click();
    await settled(300);
    expect(answer('I cannot tell').ariaChecked).toBe('true');
    expect(question()).toMatch(/not corrected/);
    expect(perspective(desk)).toEqual({ method: 'ellipse' });
  });

  it('is kept while the outline is drawn better, and asked anew for another one', async () => {
    answer('A').click();
    await settled(300);
    findOne<SVGGElement>('g[data-name=rim]').focus();
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    await settled(300);
    expect(answer('A').ariaChecked).toBe('true');
    expect(perspective(desk)).toMatchObject({ method: 'points' });
  });

  it('is not asked of a dial that is seen straight on', async () => {
    await show({ ...flat, face: { ...face, ry: 148 } });
    expect(answers()).toHaveLength(0);
    expect(findAll('g.seen-side')).toHaveLength(0);
  });

  it('says what is wrong with an outline that makes no dial, and loses nothing', async () => {
    await show({ ...flat, face: { ...face, ry: 32 } });
    answer('A').click();
    await settled(300);
    expect(question()).toMatch(/too narrow/);
    expect(perspective(desk)).toEqual({ method: 'ellipse' });
    expect(desk.tried.at(-1)!.marks).toHaveLength(3);
  });
});

it('does not follow an answer that the marks deny', async () => {
  const dial = await renderDial(21, 4);
  const desk = new ReadingDesk(bench, outlined(dial), dial.image);
  await showApp(desk, `calibrate/${dial.record.id}`);
  answer(trueSide(dial) === 'A' ? 'B' : 'A').click();
  await settled();
  expect(textOf(findOne('dialect-nearer-side'))).toMatch(/the other side is nearer/);
  expect(desk.tried.at(-1)!.perspective).toEqual({ method: 'ellipse' });
  dial.image.close();
});

it('does not claim the camera’s place where the points go back to an outline', async () => {
  const dial = await renderDial(21, 4);
  const reads = async (depth: { depth?: 'unknown' }): Promise<boolean> => {
    const { record } = dial;
    if (record.perspective.method !== 'points') throw new Error('four points');
    const one = { ...record, perspective: { ...record.perspective, ...depth } };
    const { outcome } = (await bench.read(await createImageBitmap(dial.image), one)).observation;
    if (!outcome.ok) throw new Error(outcome.error.reason);
    return outcome.value.evidence.eye !== null;
  };
  expect([await reads({}), await reads({ depth: 'unknown' })]).toEqual([true, false]);
  dial.image.close();
});

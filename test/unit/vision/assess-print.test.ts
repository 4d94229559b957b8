/** What is hidden is told as hidden: the print in sight is judged by itself, and another dial's by all of it. */
import { describe, expect, it } from 'vitest';
import { lookAt, newDisc } from '../../../workers/vision/align-print.ts';
import { assessPrint, type PrintEvidence } from '../../../workers/vision/assess-print.ts';
import { cutPatch } from '../../../workers/vision/patch.ts';
import type { Picture } from '../../../workers/vision/picture.ts';
import { boxAround, type Pose } from '../../../workers/vision/pose.ts';
import { printTemplate, templateSizes } from '../../../workers/vision/print-template.ts';
import { paintDial, type PaintedDial } from '../../support/painted-dial.ts';
import { printOf } from '../../support/print-of.ts';

const width = 300;
const calibrated: PaintedDial = {
  ...{ width, height: 280, centre: { x: 150, y: 140 }, radius: 100 },
  ...{ needle: 0.4, print: 1 },
};
const pose = [100, 0, 150, 0, 100, 140, 0, 0, 1] as unknown as Pose;
const template = printTemplate(printOf(paintDial(calibrated), pose, 0.4), templateSizes.fine);

const assess = (picture: Picture): PrintEvidence => {
  const disc = newDisc(templateSizes.fine);
  lookAt(disc, cutPatch(picture, boxAround(pose, 1.4), 1), pose);
  return assessPrint(disc, template, 2.6, false);
};

/** The dial with what lies left of a line covered in white and black stripes. @param end px */
const coveredTo = (end: number, change: Partial<PaintedDial> = {}): Picture => {
  const picture = paintDial({ ...calibrated, needle: 2.6, ...change });
  for (let at = 0; at < picture.memory.length; at++)
    if ((at >> 2) % width < end && at % 4 < 3) picture.memory[at] = (at >> 2) % 37 < 18 ? 240 : 10;
  return picture;
};

describe('the print', () => {
  it('agrees where a part of it is covered, which is told as hidden', () => {
    const { hidden, correlation } = assess(coveredTo(110));
    expect(hidden).toBeGreaterThan(0.1);
    expect(hidden).toBeLessThan(0.35);
    expect(correlation).toBeGreaterThan(0.8);
  });

  it('does not agree by the little of it that is in sight', () => {
    const { hidden, correlation } = assess(coveredTo(170));
    expect(hidden).toBeGreaterThan(0.35);
    expect(correlation).toBeLessThan(0.78);
  });

  it('of another dial does not agree', () => {
    expect(assess(coveredTo(0, { print: 4 })).correlation).toBeLessThan(0.78);
  });
});

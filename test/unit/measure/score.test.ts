/** What the accuracy report calls covered, wrong and hidden. */
import { describe, expect, it } from 'vitest';
import { isNeedleHidden, scoreOf } from '../../../scripts/evaluate/score.mjs';

const entry = { id: 'a', tags: [] as string[], span: 10, truth: 4, truthUncertainty: 0.05 };
const good = { quality: 'good', reasons: [], value: 4.1, u95: 0.2, angleDeg: 12, ms: 3 } as const;

describe('a good answer', () => {
  it('is covered, with its error in percent of span', () => {
    const row = scoreOf(entry, null, good);
    expect(row.errorPercent).toBeCloseTo(1, 10);
    expect(row).toMatchObject({ covered: true, wrong: false, disturb: null, strength: null });
  });

  it('is wrong where it is further off than 2 % of span beyond the half-width of the truth', () => {
    expect(scoreOf(entry, null, { ...good, value: 4.24 }).wrong).toBe(false);
    expect(scoreOf(entry, null, { ...good, value: 4.26 }).wrong).toBe(true);
  });

  it('has no error where nobody knows the truth', () => {
    const row = scoreOf({ ...entry, truth: null, truthUncertainty: null }, null, good);
    expect(row).toMatchObject({ errorPercent: null, covered: false, wrong: false });
  });
});

describe('an uncertain answer', () => {
  const atStop = { ...good, quality: 'uncertain', reasons: ['end-stop'] } as const;

  it('is not covered, and never silently wrong', () => {
    expect(scoreOf(entry, null, { ...atStop, value: 9 })).toMatchObject({ covered: false, wrong: false });
  });

  it('is covered at the end of the scale, where the needle stands there, within 2 % of span', () => {
    const stopped = { ...entry, tags: ['needle-at-zero'] };
    expect(scoreOf(stopped, null, { ...atStop, value: 4.19 }).covered).toBe(true);
    expect(scoreOf(stopped, null, { ...atStop, value: 4.21 }).covered).toBe(false);
    expect(scoreOf(stopped, null, { ...atStop, reasons: ['beyond-scale'] }).covered).toBe(true);
    expect(scoreOf(stopped, null, { ...atStop, reasons: ['low-confidence'] }).covered).toBe(false);
    expect(scoreOf(stopped, null, { ...atStop, reasons: ['end-stop', 'low-confidence'] }).covered).toBe(
      false,
    );
  });
});

it('keeps name and strength of the disturbance', () => {
  const row = scoreOf(entry, { name: 'blur', strength: 0.3 }, good);
  expect(row).toMatchObject({ disturb: 'blur', strength: 0.3 });
});

describe('a hidden needle', () => {
  const square = (left: number, right: number) =>
    [
      [left, -5],
      [right, -5],
      [right, 5],
      [left, 5],
    ] as [number, number][];

  it('is hidden where all of it outside the hub is covered', () => {
    expect(isNeedleHidden([0, 0], [100, 0], [square(10, 101)])).toBe(true);
    expect(isNeedleHidden([0, 0], [100, 0], [square(10, 60), square(55, 101)])).toBe(true);
  });

  it('is not hidden while a part of it can be seen', () => {
    expect(isNeedleHidden([0, 0], [100, 0], [square(10, 90)])).toBe(false);
    expect(isNeedleHidden([0, 0], [100, 0], [square(40, 101)])).toBe(false);
    expect(isNeedleHidden([0, 0], [100, 0], [])).toBe(false);
  });
});

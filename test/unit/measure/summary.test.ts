/** The arithmetic of the accuracy report: every share has its full denominator. */
import { describe, expect, it } from 'vitest';
import { scoreOf, type Row } from '../../../scripts/evaluate/score.mjs';
import { figuresOf, quantile, summaryOf } from '../../../scripts/evaluate/summary.mjs';

type Answer = Parameters<typeof scoreOf>[2];

/** Span 100, truth 50 ± 0.5. */
const row = (id: string, answer: Partial<Answer>, truth: number | null = 50): Row =>
  scoreOf({ id, tags: [], span: 100, truth, truthUncertainty: truth === null ? null : 0.5 }, null, {
    ...{ quality: 'good', reasons: [], value: 50, u95: 1, angleDeg: 0, ms: 10 },
    ...answer,
  });
const refused: Partial<Answer> = { quality: 'bad', reasons: ['glare'], value: null, u95: null, ms: 1 };

describe('quantile', () => {
  it('interpolates between the closest ranks', () => {
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([0, 10], 0.95)).toBeCloseTo(9.5, 10);
    expect(quantile([7], 0.95)).toBe(7);
  });
  it('of nothing is nothing', () => expect(quantile([], 0.5)).toBeNull());
});

describe('figures', () => {
  const rows = [
    row('exact', { value: 50 }),
    row('near', { value: 51.2 }),
    row('wrong', { value: 60, u95: 5 }),
    row('doubtful', { quality: 'uncertain', reasons: ['few-frames'], value: 54, ms: 30 }),
    row('refused', refused),
    row('nobody-knows', {}, null),
    row('nobody-knows-either', refused, null),
  ];
  const figures = figuresOf(rows);

  it('count pictures, and those that can be read', () => {
    expect(figures).toMatchObject({ images: 7, readable: 5 });
  });

  it('take refusals as not covered and not within', () => {
    expect(figures.coverage).toBeCloseTo(3 / 5, 10);
    expect(figures.within1).toBeCloseTo(1 / 5, 10);
    expect(figures.within2).toBeCloseTo(2 / 5, 10);
    expect(figures.within5).toBeCloseTo(3 / 5, 10);
  });

  it('take errors and times over the answers that carry a value', () => {
    expect(figures.medianErrorPercent).toBeCloseTo((1.2 + 4) / 2, 10);
    expect(figures.p95ErrorPercent).toBeCloseTo(4 + 0.85 * 6, 10);
    expect(figures.medianMs).toBe(10);
    expect(figures.p95Ms).toBeCloseTo(10 + 0.85 * 20, 10);
  });

  it('take silently wrong and interval coverage over the good answers', () => {
    expect(figures.silentlyWrong).toBeCloseTo(1 / 3, 10);
    // 50 ± 1 and 51.2 ± 1 hold 50 ± 0.5; 60 ± 5 does not.
    expect(figures.u95Coverage).toBeCloseTo(2 / 3, 10);
  });

  it('count uncertain answers that are as far off as a wrong one', () => expect(figures.misleading).toBe(1));

  it('count good answers where nobody could read', () => expect(figures.falseReads).toBe(1));

  it('are nothing, not zero, where there is nothing to divide by', () => {
    expect(figuresOf([row('refused', refused)])).toMatchObject({
      coverage: 0,
      medianErrorPercent: null,
      silentlyWrong: null,
      u95Coverage: null,
      falseReads: 0,
    });
    expect(figuresOf([])).toMatchObject({ coverage: null, within2: null });
  });
});

describe('summary', () => {
  const disturbed = (id: string, strength: number, answer: Partial<Answer>): Row => ({
    ...row(id, answer),
    disturb: 'blur',
    strength,
  });
  const rows = [row('a', {}), disturbed('a', 0.2, {}), disturbed('b', 0.8, refused)];
  const summary = summaryOf(rows, (id) => (id === 'a' ? ['glare', 'rolled'] : ['glare']));

  it('repeats the figures by tag', () => {
    expect(Object.keys(summary.byTag).sort()).toEqual(['glare', 'rolled']);
    expect(summary.byTag['glare']).toMatchObject({ images: 3 });
    expect(summary.byTag['rolled']).toMatchObject({ images: 2, coverage: 1 });
  });

  it('repeats the figures by disturbance, the milder half apart', () => {
    expect(summary.byDisturb['blur']).toMatchObject({ images: 2, coverage: 0.5 });
    expect(summary.byDisturb['blur']?.milder).toMatchObject({ images: 1, coverage: 1 });
    expect(summary.byDisturb['blur']?.harsher).toMatchObject({ images: 1, coverage: 0 });
  });
});

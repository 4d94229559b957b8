/** The picture of where a frame's time goes: its words lie inside it, wherever the line of 30 frames a second stands. */
import { expect, it } from 'vitest';
import { drawProfile } from '../../../scripts/bench/draw-profile.mjs';

/** No letter of `small` is wider; px. */
const widest = 8;

it.each([5, 36, 40, 60, 200])(
  'keeps the label of the line inside where the slowest frame takes %d ms',
  (p95) => {
    const frameMs = { median: p95 / 2, p95 };
    const svg = drawProfile([{ name: 'one', gauges: 1, frameMs, stages: { gate: { mean: 1 } } }], 'Frames');
    const width = Number(/viewBox="0 0 (\d+) /.exec(svg)![1]);
    const [, x, anchor, words] = /<text x="([\d.]+)"[^>]* text-anchor="(\w+)"[^>]*>(30 frames[^<]*)</.exec(
      svg,
    )!;
    const length = widest * words!.length;
    const from = anchor === 'end' ? Number(x) - length : Number(x);
    expect(from).toBeGreaterThan(0);
    expect(from + length).toBeLessThan(width);
  },
);

/** How far a clock is off, and the words for it. */
import { describe, expect, it } from 'vitest';
import { saySkew, skewOf } from '../../../src/composition/clock-skew.ts';

const noon = Date.UTC(2026, 0, 2, 12);
const date = new Date(noon).toUTCString();

describe('the clock of this device', () => {
  it('is compared with the middle of the request', () => {
    expect(skewOf(date, noon, noon + 1000)).toBe(0);
    expect(skewOf(date, noon + 300_000, noon + 301_000)).toBe(300_000);
    expect(skewOf(date, noon - 60_500, noon - 59_500)).toBe(-60_500);
  });

  it.each([null, '', 'yesterday'])('is not judged by the header %j', (header) => {
    expect(skewOf(header, noon, noon)).toBeNull();
  });

  it('is told in words that say which way and what to do', () => {
    expect(saySkew(300_000)).toMatch(/5 min ahead of .* set date and time\.$/);
    expect(saySkew(-45_000)).toMatch(/45 s behind /);
  });
});

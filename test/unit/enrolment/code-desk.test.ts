/** One-time codes: used once, for a time, and not to be guessed. */
import { describe, expect, it } from 'vitest';
import { CodeDesk } from '../../../scripts/enrolment/code-desk.mjs';
import { codeOf } from '../../../src/base/invitation.ts';

const broker = { kiosk: 'kiosk-7', password: 'secret' };

const deskAt = (): { desk: CodeDesk; clock: { nowMs: number } } => {
  const clock = { nowMs: 1000 };
  return { desk: new CodeDesk(() => clock.nowMs), clock };
};

describe('a code', () => {
  it('is given what it stands for once', () => {
    const { desk } = deskAt();
    const code = desk.issue(broker, 60_000);
    expect(codeOf(code)).toBe(code);
    expect(desk.redeem(code, 'a')).toEqual({ v: 1, broker });
    expect(desk.redeem(code, 'a')).toEqual({ v: 1, refused: 'used' });
    expect(desk.redeem(code, 'b')).toEqual({ v: 1, refused: 'used' });
  });

  it('expires', () => {
    const { desk, clock } = deskAt();
    const code = desk.issue(broker, 60_000);
    clock.nowMs += 60_001;
    expect(desk.redeem(code, 'a')).toEqual({ v: 1, refused: 'expired' });
  });

  it('cannot be tried for long, and others can go on', () => {
    const { desk, clock } = deskAt();
    const code = desk.issue(broker, 600_000);
    for (let wrong = 0; wrong < 10; wrong += 1)
      expect(desk.redeem('0000-0000-0000', 'a')).toEqual({ v: 1, refused: 'unknown' });
    expect(desk.redeem(code, 'a')).toEqual({ v: 1, refused: 'busy' });
    clock.nowMs += 60_001;
    expect(desk.redeem(code, 'a')).toEqual({ v: 1, broker });
    const other = desk.issue(broker, 60_000);
    expect(desk.redeem(other, 'b')).toEqual({ v: 1, broker });
  });

  it('is never the same twice', () => {
    const { desk } = deskAt();
    const codes = Array.from({ length: 1000 }, () => desk.issue(broker, 1));
    expect(new Set(codes).size).toBe(1000);
  });
});

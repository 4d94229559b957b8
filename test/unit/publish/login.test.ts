/** What a CONNECT carries of the login, and that no address is shown with a secret in it. */
import { describe, expect, it } from 'vitest';
import { shownAddress } from '../../../src/base/shown-address.ts';
import { loginOf } from '../../../src/publish/login.ts';
import { unreachableAt } from '../../../src/publish/refusal-words.ts';

const settings = { username: '', password: '', kiosk: 'kiosk-7' };

describe('loginOf', () => {
  it('is a user with a password, or nobody', () => {
    expect(loginOf(settings)).toEqual({});
    expect(loginOf({ ...settings, username: 'u', password: 'p' })).toEqual({ username: 'u', password: 'p' });
    expect(loginOf({ ...settings, password: 'left over' })).toEqual({});
  });

  it('sends a token as the password, under the kiosk’s name where no user is set', () => {
    const token = { ...settings, loginBy: 'token' as const, password: 'jwt' };
    expect(loginOf(token)).toEqual({ username: 'kiosk-7', password: 'jwt' });
    expect(loginOf({ ...token, username: 'unused' })).toEqual({ username: 'unused', password: 'jwt' });
    expect(loginOf({ ...token, password: '' })).toEqual({});
  });
});

describe('shownAddress', () => {
  it.each([
    ['wss://broker.example:8084/mqtt', 'wss://broker.example:8084/mqtt'],
    ['wss://user:secret@broker/mqtt', 'wss://broker/mqtt'],
    ['wss://secret@broker/mqtt', 'wss://broker/mqtt'],
    ['wss://us@er:secret@broker/mqtt', 'wss://broker/mqtt'],
    ['wss://broker/mqtt?token=secret', 'wss://broker/mqtt'],
    ['wss://broker/mqtt#secret', 'wss://broker/mqtt'],
    ['wss://broker?secret/x', 'wss://broker'],
    [' WSS:\\\\u:secret@broker\\mqtt', ' WSS:\\\\broker\\mqtt'],
    ['', ''],
  ])('shows %j as %j', (address, shown) => {
    expect(shownAddress(address)).toBe(shown);
  });

  it('is what a failure names', () => {
    for (const url of ['wss://u:secret@broker/mqtt?token=secret', 'ws://broker/?k=secret']) {
      expect(unreachableAt(url).detail).not.toContain('secret');
      expect(unreachableAt(url).detail).toContain('//broker/');
    }
    expect(unreachableAt('wss://broker/').detail).toMatch(/certificate.*date and time/);
  });
});

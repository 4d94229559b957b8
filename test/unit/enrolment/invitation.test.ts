/** What is scanned or typed → an invitation, and what an endpoint answers → settings, or words. */
import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { codeOf, invitationOf, readInvitation, writeInvitation } from '../../../src/base/invitation.ts';
import { settingsOfAnswer } from '../../../src/composition/enrol.ts';
import { defaultSettings } from '../../../src/store/parse-settings.ts';

const invitation = { endpoint: 'wss://plant.example:8443/enrol', code: '7KQ2-M9XD-0A4F' };
const app = 'https://dialect.example/';

describe('an invitation', () => {
  it('comes back from its own address, also through a QR code', () => {
    const text = writeInvitation(app, invitation);
    expect(readInvitation(text)).toEqual({ ok: true, value: invitation });
    const modules = encodeQR(text, 'raw', { scale: 4, border: 4 });
    const size = modules.length;
    const data = new Uint8ClampedArray(
      modules.flat().flatMap((dark) => [...Array<number>(3).fill(dark ? 0 : 255), 255]),
    );
    expect(readInvitation(decodeQR({ width: size, height: size, data }))).toEqual({
      ok: true,
      value: invitation,
    });
  });

  it.each([
    ['7kq2m9xdoa4f', '7KQ2-M9XD-0A4F'],
    [' 7KQ2 M9XD 0A4F ', '7KQ2-M9XD-0A4F'],
    ['iLo0-0000-0000', '1100-0000-0000'],
    ['7KQ2-M9XD', null],
    ['UUUU-UUUU-UUUU', null],
    ['', null],
  ])('reads the typed code %j as %j', (typed, code) => {
    expect(codeOf(typed)).toBe(code);
  });

  it.each([
    ['ws://plant.example/enrol', /not protected/],
    ['ws://localhost.evil.example/enrol', /not protected/],
    ['https://plant.example/enrol', /must begin with wss/],
    ['wss://user:pw@plant.example/enrol', /no \? or @/],
    ['wss://plant.example/enrol?x=1', /no \? or @/],
    ['', /must begin with wss/],
  ])('refuses the address %j in words', (endpoint, words) => {
    const read = invitationOf(endpoint, invitation.code);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error).toMatch(words);
  });

  it('takes an unprotected address on this very machine', () => {
    expect(invitationOf('ws://localhost:4180/enrol', invitation.code).ok).toBe(true);
    expect(invitationOf('ws://127.0.0.1/enrol', invitation.code).ok).toBe(true);
  });

  it.each(['https://elsewhere.example/', 'WIFI:S:net;P:pw;;', ''])('is not %j', (text) => {
    expect(readInvitation(text)).toBeNull();
  });
});

describe('an answer', () => {
  const present = defaultSettings('kiosk-1');
  const given = {
    url: 'wss://broker.example/mqtt',
    loginBy: 'token',
    password: 'ey.secret',
    kiosk: 'kiosk-7',
  };

  it('changes what it names of the broker and nothing else', () => {
    const read = settingsOfAnswer(
      JSON.stringify({ v: 1, broker: { ...given, extra: 1 }, theme: 'dark' }),
      present,
    );
    expect(read).toEqual({ ok: true, value: { ...present, broker: { ...present.broker, ...given } } });
  });

  it.each([
    ['not JSON', /does not understand/],
    ['null', /does not understand/],
    ['{"v":1}', /does not understand/],
    ['{"v":1,"broker":7}', /does not understand/],
    ['{"v":1,"refused":"used"}', /used already/],
    ['{"v":1,"refused":"expired"}', /expired/],
    ['{"v":1,"refused":"unknown"}', /does not know this code/],
    ['{"v":1,"refused":"busy"}', /wait a minute/],
    ['{"v":1,"refused":"__proto__"}', /ask for a new one/],
    [JSON.stringify({ v: 1, broker: { url: 'wss://u:ey.secret@b/' } }), /cannot be used/],
    [JSON.stringify({ v: 1, broker: { ...given, kiosk: 'a b', password: 'ey.secret' } }), /kiosk’s name/],
  ])('%s is refused in words that quote nothing', (text, words) => {
    const read = settingsOfAnswer(text, present);
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.error).toMatch(words);
    expect(read.error).not.toContain('secret');
  });
});

/** Only whole frames of the fast lane's PUBACKs are taken off the line; everything else reaches MQTT.js untouched. */
import { describe, expect, it } from 'vitest';
import { PubackTap, type Acknowledgement } from '../../../src/publish/puback-tap.ts';

const tapped = (): { tap: PubackTap; seen: Acknowledgement[] } => {
  const tap = new PubackTap();
  const seen: Acknowledgement[] = [];
  tap.onAcknowledgement = (acknowledgement) => void seen.push(acknowledgement);
  return { tap, seen };
};

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('PUBACK tap', () => {
  it('takes MQTT 3.1.1 and MQTT 5 acknowledgements, with reason codes and properties', () => {
    const { tap, seen } = tapped();
    expect(tap.takes(bytes('40 02 00 01  40 03 00 02 10  40 04 00 03 87 00'))).toBe(true);
    expect(seen).toEqual([
      { packetId: 1, reasonCode: 0 },
      { packetId: 2, reasonCode: 0x10 },
      { packetId: 3, reasonCode: 0x87 },
    ]);
  });

  it('leaves other packets, ids of MQTT.js and mixed frames', () => {
    const { tap, seen } = tapped();
    for (const hex of ['d0 00', '40 02 ea 61', '40 02 00 01 d0 00', '20 03 00 00 00', '']) {
      expect(tap.takes(bytes(hex))).toBe(false);
    }
    expect(seen).toEqual([]);
  });

  it('lets go for good when a packet straddles frames: what follows may be anything', () => {
    const { tap, seen } = tapped();
    expect(tap.takes(bytes('30 0a 00 01 61'))).toBe(false);
    expect(tap.takes(bytes('40 02 00 01'))).toBe(false);
    expect(seen).toEqual([]);
  });
});

/**
 * Reads the PUBACKs of the fast lane off the line before MQTT.js sees them: brokers send each in a frame of its own,
 * and MQTT.js's streams and parser cost more for it than everything else that a reading needs.
 */
import { lastFastId } from './packet-ids.ts';

/** Bytes of the packet that begins at `at`, or null when the frame does not hold all of it (MQTT 5 §2.1.4). */
const packetLength = (frame: Uint8Array, at: number): number | null => {
  let remaining = 0;
  for (let digit = 0; digit < 4; digit += 1) {
    const byte = frame[at + 1 + digit];
    if (byte === undefined) return null;
    remaining += (byte & 127) * 128 ** digit;
    if (byte >= 128) continue;
    const length = 2 + digit + remaining;
    return at + length <= frame.length ? length : null;
  }
  return null;
};

/** The shortest header of all acknowledgements: type, length, id. */
const puback = 0x40;

export interface Acknowledgement {
  readonly packetId: number;
  readonly reasonCode: number;
}

export class PubackTap {
  /** Once a packet straddles two frames nothing is known of where packets begin: MQTT.js gets it all. */
  #isAligned = true;
  onAcknowledgement: (acknowledgement: Acknowledgement) => void = () => undefined;

  /** True when the frame held nothing but acknowledgements of the fast lane: they are told, MQTT.js need not see it. */
  takes(frame: Uint8Array): boolean {
    if (!this.#isAligned) return false;
    const found: Acknowledgement[] = [];
    let isOurs = frame.length > 0;
    for (let at = 0; at < frame.length;) {
      const length = packetLength(frame, at);
      if (length === null) {
        this.#isAligned = false;
        return false;
      }
      const packetId = (frame[at + 2] ?? 0) * 256 + (frame[at + 3] ?? 0);
      isOurs &&= frame[at] === puback && length >= 4 && packetId >= 1 && packetId <= lastFastId;
      found.push({ packetId, reasonCode: length > 4 ? (frame[at + 4] ?? 0) : 0 });
      at += length;
    }
    if (isOurs) found.forEach((acknowledgement) => this.onAcknowledgement(acknowledgement));
    return isOurs;
  }

  /** Listens first, so call it before anybody else has the socket. */
  attach(socket: WebSocket): void {
    socket.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (event.data instanceof ArrayBuffer && this.takes(new Uint8Array(event.data))) {
        event.stopImmediatePropagation();
      }
    });
  }
}

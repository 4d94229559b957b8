/** Notices a camera that repeats one picture: real sensors are never still to the last bit. */
import type { FrameStamp } from '../../src/base/frame.ts';
import type { Picture } from './picture.ts';

/** A repeated picture is frozen after this much capture time and this many repeats. */
const afterMs = 3000;
const afterRepeats = 3;
const samples = 24_576;

export class FrozenWatch {
  #hash = 0;
  #sinceMs = 0;
  #repeats = 0;

  /** True when this frame is the same as all those of the last seconds. Only live cameras can freeze. */
  isFrozen(picture: Picture, stamp: FrameStamp): boolean {
    if (stamp.origin !== 'camera') return false;
    const hash = sampleHash(picture);
    if (hash !== this.#hash) {
      this.#hash = hash;
      this.#sinceMs = stamp.capturedAtMs;
      this.#repeats = 0;
      return false;
    }
    this.#repeats++;
    this.#sinceMs = Math.min(this.#sinceMs, stamp.capturedAtMs); // the clock may be set back
    return this.#repeats >= afterRepeats && stamp.capturedAtMs - this.#sinceMs >= afterMs;
  }
}

/** FNV-1a over evenly spread bytes; an odd step meets every plane of pixels that lie side by side. */
const sampleHash = ({ memory }: Picture): number => {
  const step = Math.floor(memory.length / samples) | 1;
  let hash = 0x811c9dc5;
  for (let at = 0; at < memory.length; at += step) hash = Math.imul(hash ^ memory[at]!, 0x01000193);
  return hash >>> 0;
};

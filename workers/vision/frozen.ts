/** Notices a camera that repeats one picture: real sensors are never still to the last bit. */
import type { FrameStamp } from '../../src/base/frame.ts';
import type { Picture } from './picture.ts';

/** A repeated picture is frozen after this much capture time and this many repeats. */
const afterMs = 3000;
const afterRepeats = 3;
const samples = 8192;

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
    return this.#repeats >= afterRepeats && stamp.capturedAtMs - this.#sinceMs >= afterMs;
  }
}

/** FNV-1a over evenly spread pixels. */
const sampleHash = ({ rgba }: Picture): number => {
  const pixels = rgba.length >> 2;
  const step = Math.max(1, Math.floor(pixels / samples));
  let hash = 0x811c9dc5;
  for (let pixel = 0; pixel < pixels; pixel += step) {
    const at = pixel * 4;
    hash = Math.imul(hash ^ rgba[at]!, 0x01000193);
    hash = Math.imul(hash ^ rgba[at + 1]!, 0x01000193);
    hash = Math.imul(hash ^ rgba[at + 2]!, 0x01000193);
  }
  return hash >>> 0;
};

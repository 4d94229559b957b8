/** The surroundings of one dial in one frame at halved sizes, each made once and only when a stage asks for it. */
import { halve, type Box, type Patch } from './patch.ts';
import type { Picture } from './picture.ts';

/** Dials are looked at one after another, so all pyramids share their memory: at most one is alive. */
const stores: Uint8Array[] = [];

export class DialPyramid {
  readonly #levels: Patch[];
  readonly #box: Box;

  /** @param box part of the frame that any stage will sample, frame px */
  constructor(picture: Picture, box: Box) {
    this.#levels = [picture];
    this.#box = box;
  }

  /** Halved `level` times; level 0 is the picture itself, uncopied. Valid until the next pyramid asks. */
  at(level: number): Patch {
    for (let next = this.#levels.length; next <= level; next++) {
      const made = halve(this.#levels[next - 1]!, this.#box, stores[next]);
      stores[next] = made.memory;
      this.#levels.push(made);
    }
    return this.#levels[level]!;
  }
}

/** A dial's pose before any registration, worked out anew only when pictures come in another size. */
import { compose, homography, type Homography } from '../../src/base/homography.ts';
import type { Picture } from './picture.ts';
import type { Pose } from './pose.ts';

/** The record's pose in this frame, before any registration: picture sizes may differ by a scale only. */
export const calibratedPose = (
  dial: Homography<'dial', 'reference'>,
  reference: { readonly width: number; readonly height: number },
  picture: Picture,
): Pose => {
  const scaleX = picture.width / reference.width;
  const scaleY = picture.height / reference.height;
  const toFrame = homography<'reference', 'frame'>([
    scaleX,
    0,
    (scaleX - 1) / 2,
    0,
    scaleY,
    (scaleY - 1) / 2,
    0,
    0,
    1,
  ]);
  return compose(toFrame, dial);
};

export class CalibratedPlace {
  #width = 0;
  #height = 0;
  #pose: Pose | undefined;

  constructor(
    private readonly dial: Homography<'dial', 'reference'>,
    private readonly reference: { readonly width: number; readonly height: number },
  ) {}

  /** The same object for all pictures of one size. */
  in(picture: Picture): Pose {
    if (!this.#pose || picture.width !== this.#width || picture.height !== this.#height) {
      this.#width = picture.width;
      this.#height = picture.height;
      this.#pose = calibratedPose(this.dial, this.reference, picture);
    }
    return this.#pose;
  }
}

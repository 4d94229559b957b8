/** A place, size and tilt before a pinhole camera become the map from the dial plane to the picture. */
import type { Eye } from '../../base/eye.ts';
import { ellipseThrough, type Ellipse } from '../../base/ellipse.ts';
import { homography, project, type Homography } from '../../base/homography.ts';

export interface DialView {
  /** Where the pivot appears, px with pixel centres at integers. */
  readonly x: number;
  readonly y: number;
  /** Face radius as it would be straight on, px. */
  readonly radius: number;
  /** Angle between the dial's normal and the line of sight at the pivot, degrees. */
  readonly tiltDeg: number;
  /** Axis in the picture about which it is tilted, degrees from +x clockwise. */
  readonly axisDeg: number;
  /** Turn of the dial in its own plane, degrees clockwise. */
  readonly rollDeg: number;
  /** Camera to pivot, face radii: the nearer, the stronger the perspective. */
  readonly distance: number;
}

const rad = Math.PI / 180;

/** Unit vectors of the dial's x and y axes as the camera has them: right, down, and away from it. */
const axesOf = (view: DialView) => {
  const ux = Math.cos(view.axisDeg * rad);
  const uy = Math.sin(view.axisDeg * rad);
  const c = Math.cos(view.tiltDeg * rad);
  const s = Math.sin(view.tiltDeg * rad);
  // Rodrigues' rotation about (ux, uy, 0), applied to points of the plane z = 0 that were rolled first.
  const rotate = (x: number, y: number): readonly [number, number, number] => {
    const along = ux * x + uy * y;
    return [x * c + ux * along * (1 - c), y * c + uy * along * (1 - c), s * (ux * y - uy * x)];
  };
  const rc = Math.cos(view.rollDeg * rad);
  const rs = Math.sin(view.rollDeg * rad);
  return { right: rotate(rc, rs), down: rotate(-rs, rc) };
};

export const poseOfView = (view: DialView): Homography<'dial', 'reference'> => {
  const { right, down } = axesOf(view);
  const { x, y, radius, distance } = view;
  const row = (offset: number, axis: 0 | 1): number[] => [
    radius * right[axis] + (offset * right[2]) / distance,
    radius * down[axis] + (offset * down[2]) / distance,
    offset,
  ];
  return homography([...row(x, 0), ...row(y, 1), right[2] / distance, down[2] / distance, 1]);
};

/** Where that camera stands over the dial. */
export const eyeOfView = (view: DialView): Eye => {
  const { right, down } = axesOf(view);
  return {
    x: -view.distance * right[2],
    y: -view.distance * down[2],
    z: view.distance * Math.cos(view.tiltDeg * rad),
  };
};

/** The picture of the circle of radius 1 about `centre` (dial plane): a conic, as centre and half axes. */
export const faceEllipse = (
  pose: Homography<'dial', 'reference'>,
  centre: { readonly x: number; readonly y: number },
): Ellipse => {
  const samples = [0, 72, 144, 216, 288].map((degree) =>
    project(pose, { x: centre.x + Math.cos(degree * rad), y: centre.y + Math.sin(degree * rad) }),
  );
  return ellipseThrough(samples);
};

/** The outline of a circle in a picture of a camera of known focal length → the two planes that it may lie in. */
import type { Ellipse } from '../src/base/ellipse.ts';
import type { Eye } from '../src/base/eye.ts';
import { homography, type Homography } from '../src/base/homography.ts';
import { eigenOf, type Three, type ThreeByThree } from './symmetric-eigen.ts';

/** A pinhole with square pixels that looks along the middle of the picture, px. */
export interface Pinhole {
  readonly focal: number;
  readonly cx: number;
  readonly cy: number;
}

/** A circle of radius 1 before the camera: its centre and axes (right, down, towards the camera), camera's frame. */
export interface TiltedCircle {
  readonly centre: Three;
  readonly right: Three;
  readonly down: Three;
  readonly normal: Three;
}

export const dot = (p: Three, q: Three): number => p[0] * q[0] + p[1] * q[1] + p[2] * q[2];

/** Directions of rays, not pixels: (x − cx) / focal. */
const coneOf = (face: Ellipse, { focal, cx, cy }: Pinhole): ThreeByThree => {
  const turn = (face.rotationDeg * Math.PI) / 180;
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const [a, b] = [(focal / face.rx) ** 2, (focal / face.ry) ** 2];
  const [xx, xy, yy] = [a * c * c + b * s * s, (a - b) * c * s, a * s * s + b * c * c];
  const [x, y] = [(face.cx - cx) / focal, (face.cy - cy) / focal];
  const [xz, yz] = [-(xx * x + xy * y), -(xy * x + yy * y)];
  return [
    [xx, xy, xz],
    [xy, yy, yz],
    [xz, yz, -(xz * x + yz * y) - 1],
  ];
};

/**
 * A cone is cut to circles by two families of planes (Chen, Wu & Wada 2004): the two poses are tilted to opposite
 * sides of the line of sight. Their axes are those of the picture, turned the shortest way.
 */
export const tiltedCircles = (face: Ellipse, camera: Pinhole): readonly [TiltedCircle, TiltedCircle] => {
  const { values, vectors } = eigenOf(coneOf(face, camera));
  const [first, second, third] = values;
  const across = Math.sqrt(Math.max(0, first - second) / (first - third));
  const along = Math.sqrt((second - third) / (first - third));
  const poseWith = (sign: 1 | -1): TiltedCircle => {
    const raw = [0, 1, 2].map((k) => sign * across * vectors[0][k]! + along * vectors[2][k]!);
    // The pole of the plane's horizon is where the circle's centre is seen.
    const parts = vectors.map((vector, k) => dot(vector, raw as unknown as Three) / values[k]!);
    const seen = [0, 1, 2].map((k) => parts.reduce((sum, part, n) => sum + part * vectors[n]![k]!, 0));
    const level = parts.reduce((sum, part, n) => sum + part * part * values[n]!, 0);
    const size = Math.sqrt(-second / level) * Math.sign(seen[2]!);
    const centre: Three = [size * seen[0]!, size * seen[1]!, size * seen[2]!];
    const facing = -Math.sign(dot(raw as unknown as Three, centre));
    const normal: Three = [facing * raw[0]!, facing * raw[1]!, facing * raw[2]!];
    const [x, y, z] = normal;
    const k = 1 / (1 - z);
    return { centre, normal, right: [1 - k * x * x, -k * x * y, x], down: [-k * x * y, 1 - k * y * y, y] };
  };
  return [poseWith(1), poseWith(-1)];
};

/** Place in the camera's frame of a point of the circle's plane, given in its radii. */
export const placeOn = ({ centre, right, down }: TiltedCircle, x: number, y: number): Three => [
  centre[0] + x * right[0] + y * down[0],
  centre[1] + x * right[1] + y * down[1],
  centre[2] + x * right[2] + y * down[2],
];

/** Dial plane with its origin where the circle's centre is → picture. */
export const poseOfCircle = (
  { centre, right, down }: TiltedCircle,
  { focal, cx, cy }: Pinhole,
): Homography<'dial', 'reference'> => {
  const columns = [right, down, centre].map(([x, y, z]) => [focal * x + cx * z, focal * y + cy * z, z]);
  return homography([0, 1, 2].flatMap((row) => columns.map((column) => column[row]!)));
};

/** Where the camera stands over the circle. */
export const eyeOverCircle = ({ centre, right, down, normal }: TiltedCircle): Eye => ({
  x: -dot(right, centre),
  y: -dot(down, centre),
  z: -dot(normal, centre),
});

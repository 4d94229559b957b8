/** Proposes the outline of a dial's face around a tapped pivot, with OpenCV's edges and ellipse fit. */
import type { OpenCV } from '@opencvjs/web';
import type { Ellipse } from '../../src/base/ellipse.ts';
import type { ReferencePoint } from '../../src/base/point.ts';
import { rectifyLuma } from '../gpu/twins/rectify.ts';
import type { Picture } from './picture.ts';

/** Longest side of the picture that edges are looked for in, px. */
const workingSide = 640;
/** A rim is at least this share of the picture's shorter side in radius, and no flatter than this. */
const leastRadius = 0.06;
const leastFlatness = 0.45;
/** The pivot lies within this share of the radius from the rim's centre. */
const furthestPivot = 0.35;
/** Power of the radius that support is weighed with: it decides between rims that are nearly alike. */
const outerCounts = 0.1;
/** Share of the rim that must lie on edges. */
const leastSupport = 0.45;

let loading: Promise<typeof OpenCV> | undefined;

/** Loads OpenCV on first use only (11 MB): setting up a gauge has the time, the path to a reading has not. */
const openCv = (): Promise<typeof OpenCV> =>
  (loading ??= import('@opencvjs/web').then(({ loadOpenCV }) => loadOpenCV()));

/** @returns the best supported rim in pixels of `picture`, or null where no edge runs round the pivot */
export const suggestFace = async (picture: Picture, pivot: ReferencePoint): Promise<Ellipse | null> => {
  const cv = await openCv();
  const shrink = Math.min(1, workingSide / Math.max(picture.width, picture.height));
  const grey = greyOf(cv, picture);
  const small = new cv.Mat();
  const edges = new cv.Mat();
  const contours = new cv.MatVector();
  const hierarchy = new cv.Mat();
  try {
    cv.resize(grey, small, new cv.Size(0, 0), shrink, shrink, cv.INTER_AREA);
    cv.GaussianBlur(small, small, new cv.Size(5, 5), 1.2);
    cv.Canny(small, edges, 40, 110);
    cv.findContours(edges, contours, hierarchy, cv.RETR_LIST, cv.CHAIN_APPROX_NONE);
    const near = { x: pivot.x * shrink, y: pivot.y * shrink };
    const least = leastRadius * Math.min(small.cols, small.rows);
    const best = bestRim(cv, contours, edges, near, least);
    if (!best) return null;
    const grow = 1 / shrink;
    return {
      cx: best.cx * grow,
      cy: best.cy * grow,
      rx: best.rx * grow,
      ry: best.ry * grow,
      rotationDeg: best.rotationDeg,
    };
  } finally {
    for (const owned of [grey, small, edges, contours, hierarchy]) owned.delete();
  }
};

type Cv = typeof OpenCV;

/** The last row and column are sampled a hair before their middle: beyond it lies nothing. */
const hair = 1e-3;

/** All of the picture's luma. */
const greyOf = (cv: Cv, picture: Picture): InstanceType<Cv['Mat']> => {
  const { width: columns, height: rows } = picture;
  const xy = new Float32Array(columns * rows * 2);
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      xy[at++] = Math.min(column, columns - 1 - hair);
      xy[at++] = Math.min(row, rows - 1 - hair);
    }
  const luma = new Float32Array(columns * rows);
  rectifyLuma(picture, { rows, columns, xy }, luma);
  const grey = new cv.Mat(rows, columns, cv.CV_8UC1);
  grey.data.set(Uint8ClampedArray.from(luma));
  return grey;
};

const bestRim = (
  cv: Cv,
  contours: InstanceType<Cv['MatVector']>,
  edges: InstanceType<Cv['Mat']>,
  pivot: { x: number; y: number },
  least: number,
): Ellipse | undefined => {
  let best: Ellipse | undefined;
  let bestScore = 0;
  for (let k = 0; k < contours.size(); k++) {
    const contour = contours.get(k);
    if (contour.rows >= 40) {
      const { center, size, angle } = cv.fitEllipse(contour);
      const rim = {
        cx: center.x,
        cy: center.y,
        rx: size.width / 2,
        ry: size.height / 2,
        rotationDeg: angle,
      };
      const shorter = Math.min(rim.rx, rim.ry);
      const fits =
        shorter >= least &&
        shorter >= leastFlatness * Math.max(rim.rx, rim.ry) &&
        Math.hypot(rim.cx - pivot.x, rim.cy - pivot.y) < furthestPivot * shorter;
      const support = fits ? supportOf(rim, edges) : 0;
      // Of two rims alike in support the outer one is the face: the inner is a scale's ring. A bezel's shadow is no rim.
      const score = support * shorter ** outerCounts;
      if (support >= leastSupport && score > bestScore) {
        best = rim;
        bestScore = score;
      }
    }
    contour.delete();
  }
  return best;
};

/** Share of 180 points of the rim with an edge within one pixel. */
const supportOf = ({ cx, cy, rx, ry, rotationDeg }: Ellipse, edges: InstanceType<Cv['Mat']>): number => {
  const turn = (rotationDeg * Math.PI) / 180;
  let hits = 0;
  for (let k = 0; k < 180; k++) {
    const t = (k * Math.PI) / 90;
    const u = rx * Math.cos(t);
    const v = ry * Math.sin(t);
    const x = Math.round(cx + u * Math.cos(turn) - v * Math.sin(turn));
    const y = Math.round(cy + u * Math.sin(turn) + v * Math.cos(turn));
    if (x < 1 || y < 1 || x >= edges.cols - 1 || y >= edges.rows - 1) continue;
    let hit = false;
    for (let dy = -1; dy <= 1 && !hit; dy++)
      for (let dx = -1; dx <= 1 && !hit; dx++) hit = edges.ucharAt(y + dy, x + dx) > 0;
    if (hit) hits++;
  }
  return hits / 180;
};

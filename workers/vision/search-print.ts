/** Finds the calibrated print again after a knock: slides small warped templates over the frame, best first. */
import { compose, homography, project, type Homography } from '../../src/base/homography.ts';
import type { DialMotion } from './align-print.ts';
import { normalizeLocally } from './local-contrast.ts';
import { cutPatch, levelFor } from './patch.ts';
import type { Picture } from './picture.ts';
import { boxAround, radiusPx, type Pose } from './pose.ts';
import type { PrintTemplate } from './print-template.ts';
import { discReach } from './sampling-map.ts';
import { rectifyLuma } from '../gpu/twins/rectify.ts';
import { straightKnocks, tiltedKnocks } from './tilt-candidates.ts';

/** Cells per face radius of the search picture. */
const density = 15;
/** A knock may move the dial by this share of the frame's longer side. */
const furthestShift = 0.11;
const keep = 6;

interface Candidate {
  readonly motion: DialMotion;
  readonly score: number;
}

/** The surroundings of the dial in dial-plane cells, locally normalised. */
interface SearchField {
  readonly side: number;
  readonly reach: number;
  readonly normal: Float32Array;
}

const searchField = (picture: Picture, pose: Pose): SearchField => {
  const radius = radiusPx(pose);
  const shift = Math.min(4, (furthestShift * Math.max(picture.width, picture.height)) / radius);
  const reach = 1.25 + shift;
  const side = Math.ceil(2 * reach * density);
  const level = levelFor(radius, density * 1.6);
  const patch = cutPatch(picture, boxAround(pose, reach), level);
  const luma = new Float32Array(side * side);
  const xy = new Float32Array(side * side * 2);
  for (let row = 0, at = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const p = project(pose, {
        x: (2 * reach * (column + 0.5)) / side - reach,
        y: (2 * reach * (row + 0.5)) / side - reach,
      });
      xy[at++] = p.x;
      xy[at++] = p.y;
    }
  rectifyLuma(patch, { rows: side, columns: side, xy }, luma);
  const normal = new Float32Array(side * side);
  normalizeLocally(luma, side, normal);
  for (let k = 0; k < normal.length; k++) if (normal[k] !== normal[k]) normal[k] = 0;
  return { side, reach, normal };
};

/** Cells (dx, dy relative to the dial's centre, in field cells) and values of the template under a motion. */
const scatterTemplate = (
  template: PrintTemplate,
  motion: DialMotion,
  cellsPerRadius: number,
): { dx: Int16Array; dy: Int16Array; value: Float32Array; count: number } => {
  const step = Math.max(1, Math.round(template.size / (2 * discReach * 11)));
  const n = Math.ceil(template.size / step) ** 2;
  const dx = new Int16Array(n);
  const dy = new Int16Array(n);
  const value = new Float32Array(n);
  let count = 0;
  let mean = 0;
  for (let row = step >> 1; row < template.size; row += step)
    for (let column = step >> 1; column < template.size; column += step) {
      const cell = row * template.size + column;
      if (!template.mask[cell]) continue;
      const p = project(motion, {
        x: (2 * discReach * (column + 0.5)) / template.size - discReach,
        y: (2 * discReach * (row + 0.5)) / template.size - discReach,
      });
      dx[count] = Math.round(p.x * cellsPerRadius);
      dy[count] = Math.round(p.y * cellsPerRadius);
      value[count] = smooth(template, row, column);
      mean += value[count]!;
      count++;
    }
  mean /= count || 1;
  let norm = 0;
  for (let k = 0; k < count; k++) {
    value[k]! -= mean;
    norm += value[k]! ** 2;
  }
  norm = Math.sqrt(norm) || 1;
  for (let k = 0; k < count; k++) value[k]! /= norm;
  return { dx, dy, value, count };
};

/** 3 × 3 mean: the search cells are coarser than the template's. */
const smooth = (template: PrintTemplate, row: number, column: number): number => {
  let sum = 0;
  let n = 0;
  for (let y = Math.max(0, row - 1); y <= Math.min(template.size - 1, row + 1); y++)
    for (let x = Math.max(0, column - 1); x <= Math.min(template.size - 1, column + 1); x++) {
      const value = template.normal[y * template.size + x]!;
      if (Number.isNaN(value)) continue;
      sum += value;
      n++;
    }
  return n > 0 ? sum / n : 0;
};

const slide = (
  field: SearchField,
  template: PrintTemplate,
  motions: readonly DialMotion[],
  into: Candidate[],
): void => {
  const cellsPerRadius = field.side / (2 * field.reach);
  const middle = (field.side - 1) / 2;
  const furthest = Math.floor((field.reach - 1.25) * cellsPerRadius) + 1;
  for (const motion of motions) {
    const { dx, dy, value, count } = scatterTemplate(template, motion, cellsPerRadius);
    let best = -1;
    let bestX = 0;
    let bestY = 0;
    for (let sy = -furthest; sy <= furthest; sy++)
      for (let sx = -furthest; sx <= furthest; sx++) {
        let sum = 0;
        let square = 0;
        for (let k = 0; k < count; k++) {
          const x = Math.round(middle + sx) + dx[k]!;
          const y = Math.round(middle + sy) + dy[k]!;
          if (x < 0 || y < 0 || x >= field.side || y >= field.side) continue;
          const seen = field.normal[y * field.side + x]!;
          sum += seen * value[k]!;
          square += seen * seen;
        }
        const score = sum / Math.sqrt(square || 1);
        if (score > best) {
          best = score;
          bestX = sx;
          bestY = sy;
        }
      }
    const shift: Homography<'dial', 'dial'> = homography([
      1,
      0,
      bestX / cellsPerRadius,
      0,
      1,
      bestY / cellsPerRadius,
      0,
      0,
      1,
    ]);
    into.push({ motion: compose(shift, motion), score: best });
  }
};

/** @returns motions worth aligning from, best first; at most `keep` */
export const searchPrint = (picture: Picture, pose: Pose, template: PrintTemplate): readonly DialMotion[] => {
  const field = searchField(picture, pose);
  const candidates: Candidate[] = [];
  slide(field, template, straightKnocks, candidates);
  slide(field, template, tiltedKnocks, candidates);
  return candidates
    .sort((a, b) => b.score - a.score)
    .slice(0, keep)
    .map((candidate) => candidate.motion);
};

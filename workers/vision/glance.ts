/** A dial's ring at half the network's fineness: enough to tell that nothing on it has changed. */
import { rectifyColour } from '../gpu/twins/rectify.ts';
import type { DialPyramid } from './dial-pyramid.ts';
import { levelFor } from './patch.ts';
import { radiusPx, type Pose } from './pose.ts';
import { glanceGrid, glanceMap, type SamplingMap } from './sampling-map.ts';

/** Face radius in the patch that feeds the network, px at most (models/needle.md). */
const networkRadius = 192;

/** How often the picture is halved before the network's strip is sampled from it. */
export const networkLevel = (pose: Pose): number => levelFor(radiusPx(pose), networkRadius);

let map: SamplingMap | undefined;
const planes = new Float32Array(3 * glanceGrid.rows * glanceGrid.columns);

/**
 * Of a picture of half the size: four of its pixels are averaged in place of four of the strip's cells.
 * @returns colour planes in 0…1 as the network's input has them; memory that the next glance uses again
 */
export const glanceAt = (pyramid: DialPyramid, pose: Pose): Float32Array => {
  map = glanceMap(pose, map);
  rectifyColour(pyramid.at(networkLevel(pose) + 1), map, planes);
  return planes;
};

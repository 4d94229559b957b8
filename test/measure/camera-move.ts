/** A seed → a camera that was moved far, and still has the whole dial in its picture. */
import { homography, project, type Homography } from '../../src/base/homography.ts';
import { seededRandom } from '../../src/camera/demo-plant/random.ts';
import { ellipseOutline } from './disturb/shapes.ts';
import type { PictureEntry } from './measure-job.ts';
import { sightOf } from './record-of-entry.ts';

/** Of the picture's width and height, to any side. */
const furthestShift = 0.25;
const steepestRollDeg = 25;
const smallest = 0.75;
const largest = 1.3;
/** A dial that nearly fills its picture bears few moves. */
const mostDraws = 200;

/** Where things in the calibration's picture lie in the moved camera's. */
export type CameraMove = Homography<'reference', 'frame'>;

/** Null where the dial is not whole in its own picture, or stays whole under no move that was drawn. */
export const drawMove = (entry: PictureEntry, seed: number): CameraMove | null => {
  const { width, height } = entry;
  const random = seededRandom(seed);
  const outline = ellipseOutline(sightOf(entry), 1).map(([x, y]) => ({ x, y }));
  const isWhole = (move: CameraMove): boolean =>
    outline.every((point) => {
      const { x, y } = project(move, point);
      return x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1;
    });
  if (!isWhole(homography([1, 0, 0, 0, 1, 0, 0, 0, 1]))) return null;
  for (let draw = 0; draw < mostDraws; draw++) {
    const share = random.between(0, furthestShift);
    const to = random.between(0, 2 * Math.PI);
    const roll = (random.between(-steepestRollDeg, steepestRollDeg) * Math.PI) / 180;
    const zoom = random.between(smallest, largest);
    const [c, s] = [zoom * Math.cos(roll), zoom * Math.sin(roll)];
    const [x, y] = [width / 2, height / 2];
    const move: CameraMove = homography([
      ...[c, -s, x - c * x + s * y + share * width * Math.cos(to)],
      ...[s, c, y - s * x - c * y + share * height * Math.sin(to)],
      ...[0, 0, 1],
    ]);
    if (isWhole(move)) return move;
  }
  return null;
};

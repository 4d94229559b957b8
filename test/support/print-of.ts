/** The print of a picture, as capturing keeps it, without the network: the needle's place is told. */
import type { Print } from '../../calibration/record.ts';
import { rectifyLuma } from '../../workers/gpu/twins/rectify.ts';
import { cutPatch } from '../../workers/vision/patch.ts';
import type { Picture } from '../../workers/vision/picture.ts';
import { boxAround, type Pose } from '../../workers/vision/pose.ts';
import { discMap } from '../../workers/vision/sampling-map.ts';

/** @param needleRad dial plane */
export const printOf = (picture: Picture, pose: Pose, needleRad: number): Print => {
  const size = 160;
  const luma = new Float32Array(size * size);
  rectifyLuma(cutPatch(picture, boxAround(pose, 1.8), 1), discMap(pose, size), luma);
  const bytes = Array.from(luma, (value) =>
    String.fromCharCode(value === value ? Math.max(1, Math.round(value)) : 0),
  );
  return { size, luma: btoa(bytes.join('')), needleDeg: (needleRad * 180) / Math.PI };
};

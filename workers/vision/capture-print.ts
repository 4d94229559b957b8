/** Cuts the static print of a dial out of its reference picture, and notes where the needle hid some of it. */
import { dialPose } from '../../calibration/dial-pose.ts';
import type { CalibrationRecord, Print } from '../../calibration/record.ts';
import { rectifyColour, rectifyLuma } from '../gpu/twins/rectify.ts';
import type { NeedleNetwork } from '../inference/needle-network.ts';
import { allowedDirections } from './allowed-directions.ts';
import { findNeedle } from './find-needle.ts';
import { cutPatch, levelFor } from './patch.ts';
import type { Picture } from './picture.ts';
import { boxAround, radiusPx } from './pose.ts';
import { calibratedPose } from './calibrated-place.ts';
import { discMap, polarMap } from './sampling-map.ts';

/** Side of the stored print, px: 67 px per face radius. */
const printSize = 160;
/** Luma of cells outside the reference picture (calibration/record.ts, Print). */
const unseen = 0;
/** A needle seen with less mass than this is not known well enough to be masked. */
const knownMass = 0.4;

export const capturePrint = async (
  picture: Picture,
  record: CalibrationRecord,
  network: NeedleNetwork,
): Promise<Print> => {
  const pose = calibratedPose(dialPose(record), record.picture, picture);
  const luma = new Float32Array(printSize * printSize);
  const radius = radiusPx(pose);
  rectifyLuma(cutPatch(picture, boxAround(pose, 1.8), levelFor(radius, 96)), discMap(pose, printSize), luma);
  const bytes = Uint8Array.from(luma, (value) => (value === value ? Math.max(1, Math.round(value)) : unseen));
  rectifyColour(
    cutPatch(picture, boxAround(pose, 1.12), levelFor(radius, 192)),
    polarMap(pose),
    network.input,
  );
  const needle = findNeedle(await network.run(), allowedDirections(record));
  return {
    size: printSize,
    luma: toBase64(bytes),
    needleDeg: needle.tip.mass > knownMass ? (needle.tip.direction * 180) / Math.PI : null,
  };
};

const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let k = 0; k < bytes.length; k += 4096) text += String.fromCharCode(...bytes.subarray(k, k + 4096));
  return btoa(text);
};

/** How a needle stands out along its length, then (in the reference picture) and now: is it the same needle, and all of it in sight? */
import type { Print } from '../../calibration/record.ts';
import { radians, turnBetween } from '../../src/base/angle.ts';
import { projectAll } from '../../src/base/homography.ts';
import type { DialLine } from './needle-line.ts';
import { sampleInto, type Patch } from './patch.ts';
import type { Pose } from './pose.ts';
import { decodePrint } from './print-template.ts';
import { discReach } from './sampling-map.ts';

/** An axis in the dial plane: a point on it, and its direction towards the tip. */
type Axis = Pick<DialLine, 'through' | 'direction'>;

/** Distances from the pivot along the axis, face radii: the tail, then the needle; the hub says nothing. */
const tail = Array.from({ length: 13 }, (_, k) => -0.45 + 0.025 * k);
const shaft = Array.from({ length: 32 }, (_, k) => 0.16 + 0.025 * k);
const places = [...tail, ...shaft];
/** Where the needle is looked at, and the face on either side of it: three points each, face radii across the axis. */
const onNeedle = [-0.01, 0, 0.01] as const;
const besideLeft = [-0.13, -0.115, -0.1] as const;
const besideRight = [0.1, 0.115, 0.13] as const;
const offsets = [...onNeedle, ...besideLeft, ...besideRight];
/** Contrast in which the reference's needle is sure to be seen, and how much of it must be seen now. */
const plain = 0.15;
/** The same in so much light that a part of the needle is white: of this, `leastShare` are the 8 grey levels that a fit needs. */
const plainInLight = 0.1;
const leastShare = 0.3;
/** A needle stands out near the hub: with fewer of the first places than this the reference tells nothing. */
const first = { places: 14, fewest: 8 };
/** Keeps contrast small in the dark, grey levels. */
const floor = 10;

/** Against the face on one side: (needle − face) ÷ the lighter of the two, −1…1, the same in any light. */
interface Contrast {
  left: number;
  right: number;
}
const contrast: Contrast = { left: 0, right: 0 };

/** The points across one place, x and y interleaved, and the luma there, 0…255; NaN where the picture does not show it. */
const points = new Float64Array(2 * offsets.length);
const luma = new Float64Array(offsets.length);

/** Fills `luma` from `points`, which are in the dial plane and may be used up. */
type Look = () => void;

/** Of the face beside the needle, where a line of print may run. */
const medianOfThree = (at: number): number => {
  const one = luma[at]!;
  const two = luma[at + 1]!;
  const three = luma[at + 2]!;
  return one + two + three - Math.min(one, two, three) - Math.max(one, two, three);
};

const against = (needle: number, face: number): number =>
  (needle - face) / (Math.max(needle, face) + floor) || 0;

/** Fills `contrast` for one of the places on the axis. */
const contrastAt = (look: Look, { through: { x, y }, direction }: Axis, place: number): Contrast => {
  const dx = Math.cos(direction);
  const dy = Math.sin(direction);
  // Places count from the foot of the pivot on the axis.
  const along = places[place]! - (x * dx + y * dy);
  for (let k = 0; k < offsets.length; k++) {
    points[2 * k] = x + along * dx - offsets[k]! * dy;
    points[2 * k + 1] = y + along * dy + offsets[k]! * dx;
  }
  look();
  // The mean, since a wire is narrower than these places are apart: the print shows it blurred over all of them.
  const needle = (luma[0]! + luma[1]! + luma[2]!) / 3;
  contrast.left = against(needle, medianOfThree(3));
  contrast.right = against(needle, medianOfThree(6));
  return contrast;
};

/** Contrast at each of `places`; 0 where the needle does not stand out. */
type Heights = Float32Array;

const around = [-1, -0.5, 0, 0.5, 1].map((degrees) => (degrees * Math.PI) / 180);
const aside = [-0.015, 0, 0.015];

/** Sets where `look` takes its luma from: the reference's print in `gain` times its light. */
const lookAtPrint = (print: Print, gain: number): Look => {
  const cells = decodePrint(print, gain);
  const scale = print.size / (2 * discReach);
  return () => {
    for (let k = 0; k < luma.length; k++) {
      const column = Math.floor((points[2 * k]! + discReach) * scale);
      const value = cells[Math.floor((points[2 * k + 1]! + discReach) * scale) * print.size + column];
      luma[k] = value === undefined || value === 0 ? NaN : value; // 0: outside the reference picture
    }
  };
};

/** A needle stands out against the face on both sides; a numeral beside the axis does so on one. */
const standsOut = (look: Look, axis: Axis): Heights =>
  Float32Array.from(places, (_, place) => {
    const { left, right } = contrastAt(look, axis, place);
    if (left * right <= 0) return 0;
    return Math.abs(left) < Math.abs(right) ? left : right;
  });

/** The network's direction is good to a degree or so: the clearest axis near it is the needle's. */
const axisIn = (look: Look, needleDeg: number): Axis => {
  let best: Axis = { through: { x: 0, y: 0 }, direction: radians((needleDeg * Math.PI) / 180) };
  let clearest = 0;
  for (const turned of around)
    for (const offset of aside) {
      const direction = radians((needleDeg * Math.PI) / 180 + turned);
      const through = { x: -offset * Math.sin(direction), y: offset * Math.cos(direction) };
      const clear = standsOut(look, { through, direction }).reduce(
        (sum, height) => sum + Math.abs(height),
        0,
      );
      if (clear <= clearest) continue;
      clearest = clear;
      best = { through, direction };
    }
  return best;
};

/** The needle's axis in the reference picture, and how it stands out along it. */
interface CalibratedNeedle {
  readonly axis: Axis;
  readonly then: Heights;
  /** At the reference picture, in its own light. */
  readonly look: Look;
}

/** How a needle stands out in some light, and how it did at calibration. */
export interface NeedleProfile {
  readonly heights: Heights;
  readonly calibrated: CalibratedNeedle;
}

const calibrated = new WeakMap<Print, CalibratedNeedle>();

const calibratedNeedle = (print: Print, needleDeg: number): CalibratedNeedle => {
  let needle = calibrated.get(print);
  if (!needle) {
    const look = lookAtPrint(print, 1);
    const axis = axisIn(look, needleDeg);
    calibrated.set(print, (needle = { axis, then: standsOut(look, axis), look }));
  }
  return needle;
};

/**
 * @param gain light on the dial against the calibrated one: what it makes white is not expected to stand out
 * @returns null where no needle is known, or one that hardly stands out
 */
export const needleProfile = (print: Print, gain = 1): NeedleProfile | null => {
  if (print.needleDeg === null) return null;
  const needle = calibratedNeedle(print, print.needleDeg);
  const { axis, then } = needle;
  const lit = gain === 1 ? then : standsOut(lookAtPrint(print, gain), axis);
  // Print beside the needle is not the needle: only the sign that most places have counts.
  const sign = Math.sign(then.reduce((sum, height) => sum + height, 0));
  const least = gain === 1 ? plain : plainInLight;
  const heights = lit.map((height, place) =>
    height * sign > least && then[place]! * sign > plain ? height : 0,
  );
  const root = heights.subarray(tail.length, tail.length + first.places);
  return root.filter((height) => height !== 0).length >= first.fewest
    ? { heights, calibrated: needle }
    : null;
};

const colours = new Float32Array(3 * offsets.length);

/** Share of the profile's places that stand out on this axis, against the face on both sides, as they did then. */
const shareSeen = ({ heights }: NeedleProfile, look: Look, axis: Axis): number => {
  let all = 0;
  let seen = 0;
  for (let k = 0; k < heights.length; k++) {
    const then = heights[k]!;
    if (then === 0) continue;
    all++;
    const { left, right } = contrastAt(look, axis, k);
    // The edge of a finger or of a shadow stands out on one side only.
    if (Math.min(left / then, right / then) > leastShare) seen++;
  }
  return seen / all;
};

/** How far to either side of the needle another stroke is looked for, and how far apart the two must be, degrees. */
const farthestBeside = 16;
const nearestBeside = 3;
/** A stroke is like the needle when it shows this share of what the needle does. */
const alike = 0.8;
/** Between two strokes less of the needle stands out than on either, by this share of its length. */
const dip = 0.15;
/** What stands out on axes through the pivot, degree by degree. */
const fan = new Float64Array(2 * farthestBeside + 1);

/**
 * Whether two strokes from the pivot look like the needle, about this axis, with a dip between them. Much light leaves a
 * coloured hand standing while it bleaches the needle next to it, and the hand is taken for the needle.
 */
const isOneOfTwo = (profile: NeedleProfile, look: Look, { direction }: Axis, seen: number): boolean => {
  for (let k = 0; k < fan.length; k++) {
    const turned = radians(direction + ((k - farthestBeside) * Math.PI) / 180);
    fan[k] = shareSeen(profile, look, { through: { x: 0, y: 0 }, direction: turned });
  }
  for (let one = 0; one < fan.length; one++) {
    if (fan[one]! < alike * seen) continue;
    let least = fan[one]!;
    for (let two = one + 1; two < fan.length; two++) {
      least = Math.min(least, fan[two]!);
      const isTwo = two - one >= nearestBeside && fan[two]! > alike * seen;
      if (isTwo && least < Math.min(fan[one]!, fan[two]!) - dip) return true;
    }
  }
  return false;
};

/** What shows less than this of the needle, and was there already, is not the needle. */
const surelySeen = 0.6;
/** What shows more of it may be the needle over a hand that looks alike: as much as a needle that is partly hidden (thresholds.ts). */
const perhaps = 0.5;
/** Of two ways round that look alike, the one is not the needle of which so much more was there already. */
const clearlyMore = 0.2;
/** So near to where the needle was at calibration what is seen is the needle, rad (8°). */
const nearCalibrated = (8 * Math.PI) / 180;

/**
 * Share of the profile that stood out on this axis at calibration already, when the needle pointed elsewhere: a limit hand, or
 * a line of print.
 */
const shareThen = (profile: NeedleProfile, axis: Axis): number => {
  const needle = profile.calibrated;
  if (Math.abs(turnBetween(needle.axis.direction, axis.direction)) < nearCalibrated) return 0;
  return shareSeen(profile, needle.look, axis);
};

/**
 * @param profile in the light that is on the dial
 * @param patch where the sub-pixel fit is made
 * @param isBright whether a part of the dial is white by light
 * @returns share of the places where the needle is expected to stand out at which the one on this axis does, 0…1;
 * 0 where it stands out better the other way round (its tail was taken for its tip), or as well and a hand was on this side
 * already, where it is one of two strokes, or shows a part of the needle that was there at calibration already; no more than a
 * half where all of what it shows was
 */
export const needleSeen = (
  profile: NeedleProfile,
  patch: Patch,
  pose: Pose,
  axis: Axis,
  isBright: boolean,
): number => {
  const look: Look = () => {
    projectAll(pose, points);
    sampleInto(patch, points, colours);
    for (let k = 0; k < luma.length; k++)
      luma[k] = 0.299 * colours[3 * k]! + 0.587 * colours[3 * k + 1]! + 0.114 * colours[3 * k + 2]!;
  };
  const seen = shareSeen(profile, look, axis);
  const turned = { through: axis.through, direction: radians(axis.direction + Math.PI) };
  const seenTurned = shareSeen(profile, look, turned);
  if (seenTurned > seen || (isBright && isOneOfTwo(profile, look, axis, seen))) return 0;
  const then = shareThen(profile, axis);
  // The tail in line with a hand that stands opposite to the needle looks like a needle, too.
  if (seenTurned >= alike * seen && then > shareThen(profile, turned) + clearlyMore) return 0;
  if (then <= alike * seen) return seen;
  return seen < surelySeen ? 0 : perhaps;
};

/** A seed becomes a repeatable series of dials of exactly known reading, over all tilts and conditions, to measure by. */
import type { Eye } from '../../base/eye.ts';
import { project } from '../../base/homography.ts';
import type { Homography } from '../../base/homography.ts';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { needleAngle, polarPoint, scaleRange } from './dial-geometry.ts';
import type { DialConditions, DialSpec } from './dial-spec.ts';
import { eyeOfView, poseOfView } from './dial-view.ts';
import { disturbPicture, pictureConditions, type PictureCondition } from './disturb-picture.ts';
import { drawView, type DialPicture } from './draw-view.ts';
import { harshened, inTheSun, twinOf, type DialSeries } from './harsh-dial.ts';
import { randomDial } from './random-dial.ts';
import { seededRandom, type Random } from './random.ts';
import { recordOfDial } from './record-of-dial.ts';
import { photographEntry, type RenderedEntry } from './rendered-entry.ts';

/** Degrees; the last is beyond what may be read. */
export const renderedTilts = [0, 10, 20, 30, 45, 63] as const;

export interface RenderedDial {
  /** The same fields as a photograph's manifest entry. */
  readonly entry: RenderedEntry;
  /** The entry as a record; `print` is null, to be captured from `referencePicture`. */
  readonly record: CalibrationRecord;
  /** What the needle shows, exact by the printed scale. */
  readonly truth: number;
  /** Direction of the needle in the picture, degrees from +x clockwise. */
  readonly angleDeg: number;
  readonly tiltDeg: number;
  readonly condition: PictureCondition;
  /** Owned by the caller. */
  readonly image: ImageBitmap;
  /** The same dial and pose, clean, with its needle elsewhere: what a calibration was made on. Owned by the caller. */
  referencePicture(): Promise<ImageBitmap>;
  /** A gauge of the same make and another range in this one's place; null where there is none. Owned by the caller. */
  twinPicture(): Promise<ImageBitmap | null>;
}

/** Highest needle over the print that European pattern approval of dial gauges allows on a face of 100 mm, face radii. */
export const highestNeedle = 0.036;

const conditionsFor = (condition: PictureCondition, eye: Eye, random: Random): DialConditions => ({
  lightDeg: random.between(-160, -20),
  needleShadow: random.between(0.1, 0.4),
  reflection: random.chance(0.4) ? random.between(0.05, 0.25) : 0,
  glare:
    condition === 'glare'
      ? {
          x: random.between(-0.6, 0.6),
          y: random.between(-0.6, 0.4),
          size: random.between(0.25, 0.55),
          strength: random.between(0.75, 1),
        }
      : null,
  lifted: { eye, height: random.between(0, highestNeedle) },
  sun: null,
});

/** Direction of the needle as the picture shows it: perspective bends angles. */
const seenAngle = (spec: DialSpec, value: number, pose: Homography<'dial', 'reference'>): number => {
  const angle = (needleAngle(spec, value) * Math.PI) / 180;
  const pivot = project(pose, { x: 0, y: 0 });
  const tip = project(pose, { x: Math.cos(angle), y: Math.sin(angle) });
  return (Math.atan2(tip.y - pivot.y, tip.x - pivot.x) * 180) / Math.PI;
};

const valueWithin = (spec: DialSpec, random: Random): number => {
  const { low, high } = scaleRange(spec);
  return low + random.between(0.02, 0.98) * (high - low);
};

const picturePlan = (
  condition: PictureCondition,
  tiltDeg: number,
  random: Random,
): DialPicture & { readonly eye: Eye } => {
  const isSmall = condition === 'low-res';
  const [width, height] = isSmall ? [320, 240] : [800, 640];
  const radius = isSmall ? random.between(24, 64) : random.between(130, 215);
  const view = {
    x: width / 2 + random.between(-0.06, 0.06) * width,
    y: height / 2 + random.between(-0.05, 0.05) * height,
    radius,
    tiltDeg,
    axisDeg: random.between(0, 360),
    rollDeg: random.between(-9, 9),
    distance: random.between(6, 14),
  };
  return {
    ...{ width, height, radius },
    surroundings: Math.floor(random.unit() * 2 ** 31),
    pose: poseOfView(view),
    eye: eyeOfView(view),
  };
};

/** 48 dials go once through every tilt and condition. */
export const planOf = (
  index: number,
): { readonly tiltDeg: number; readonly condition: PictureCondition } => ({
  tiltDeg: renderedTilts[index % renderedTilts.length]!,
  condition: pictureConditions[Math.floor(index / renderedTilts.length) % pictureConditions.length]!,
});

/** How many of the harsh dials are seen in the sun. */
const inSun = 0.6;

/** Dial number `index` of the series; the same seed and index give the same dial whatever else was drawn. */
export const renderDial = async (
  seed: number,
  index: number,
  series: DialSeries = 'usual',
): Promise<RenderedDial> => {
  const random = seededRandom(seed * 1_000_003 + index);
  const { tiltDeg, condition } = planOf(index);
  const id = `rendered-${seed}-${String(index).padStart(4, '0')}`;
  // Harsh dials are the usual ones made harder, by a draw of their own.
  const harsh = series === 'harsh' ? seededRandom(seed * 7_000_003 + index) : null;
  const plain = randomDial(random, id);
  const spec = harsh ? harshened(plain, harsh) : plain;
  const picture = picturePlan(condition, tiltDeg, random);
  const truth = valueWithin(spec, random);
  const elsewhere = valueWithin(spec, random);
  const fair = conditionsFor(condition, picture.eye, random);
  const conditions = harsh?.chance(inSun) ? inTheSun(fair, harsh) : fair;
  const record = recordOfDial(spec, picture.pose, picture, {
    asset: `rendered/bench/${id}`,
    tag: spec.gaugeType.replaceAll(' ', '_'),
    description: `${spec.gaugeType}, tilt ${tiltDeg}°, ${condition}`,
    createdAt: '2025-01-01T00:00:00.000Z',
  });
  const canvas = drawView(spec, truth, conditions, picture);
  const tip = project(picture.pose, polarPoint(needleAngle(spec, truth), spec.needle.reach));
  return {
    entry: photographEntry(spec, record, truth, tiltDeg, conditions, condition, tip),
    record,
    truth,
    angleDeg: seenAngle(spec, truth, picture.pose),
    tiltDeg,
    condition,
    image: await disturbPicture(canvas, condition, picture.radius, random),
    referencePicture: () => {
      // The lamps of a plant stay where they are.
      const clean = { ...fair, glare: null };
      const still = drawView(spec, elsewhere, clean, picture);
      return disturbPicture(still, 'clean', picture.radius, seededRandom(index));
    },
    twinPicture: async () => {
      const drawn = seededRandom(seed * 9_000_011 + index);
      const twin = twinOf(spec, drawn);
      return (
        twin && disturbPicture(drawView(twin, truth, conditions, picture), condition, picture.radius, drawn)
      );
    },
  };
};

/** `count` dials, one at a time, in the order of `planOf`. */
export async function* renderedDials(seed: number, count: number): AsyncGenerator<RenderedDial, void, void> {
  for (let index = 0; index < count; index++) yield renderDial(seed, index);
}

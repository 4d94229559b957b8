/** A needle over the print, seen from aside: corrected where the camera's place is known, and its doubt stated. */
import { describe, expect, it } from 'vitest';
import { needleHeight } from '../../../calibration/needle-height.ts';
import { aspectError } from '../../../calibration/points-doubt.ts';
import type { ContributionName } from '../../../calibration/uncertainty.ts';
import type { Eye } from '../../../src/base/eye.ts';
import { project } from '../../../src/base/homography.ts';
import type { NeedleLine } from '../../../src/base/observation.ts';
import { radians } from '../../../src/base/angle.ts';
import { interpret, type Interpretation } from '../../../src/reading/interpret.ts';
import type { Prepared } from '../../../src/reading/prepare-gauge.ts';
import { observationOf, preparedExample } from './build-observation.ts';

// Its scale's plane is the dial seen straight on, in face radii.
const prepared = preparedExample('thermometer-four-points');
const span = prepared.curve.highValue - prepared.curve.lowValue;
const { middle, doubt } = needleHeight;

/** The line that a needle at `height` over the print hides from the eye, as the reference picture has it. */
const lineSeen = ({ curve }: Prepared, value: number, height: number, eye: Eye): NeedleLine => {
  const angle = curve.angleOf(value);
  const seen = (radius: number) => {
    const x = curve.pivot.x + radius * Math.cos(angle);
    const y = curve.pivot.y + radius * Math.sin(angle);
    const away = eye.z / (eye.z - height);
    return project(curve.toReference, { x: eye.x + (x - eye.x) * away, y: eye.y + (y - eye.y) * away });
  };
  const [from, to] = [seen(0.3), seen(0.7)];
  const direction = radians(Math.atan2(to.y - from.y, to.x - from.x));
  return { through: from, direction, directionSigma: radians(0), lateralSigma: 0 };
};

const read = (value: number, height: number, eye: Eye, known: boolean): Interpretation => {
  const line = lineSeen(prepared, value, height, eye);
  const seen = { line, evidence: { eye: known ? eye : null, tilt: radians(0) } };
  const interpreted = interpret(observationOf(prepared, value, seen), prepared);
  if (!interpreted.ok) throw new Error(interpreted.error);
  return interpreted.value;
};
const parallax = ({ budget }: Interpretation): number =>
  budget.contributions.find(({ name }) => name === 'parallax')!.u;

/** 45° to the right, ten radii away. */
const eye: Eye = { x: 7, y: 0, z: 7 };
const values = [0.1, 0.3, 0.5, 0.7, 0.9].map((share) => prepared.curve.lowValue + share * span);

describe('a needle over the print', () => {
  it.each(values)('at its usual height is read as from straight in front: %d', (value) => {
    expect(Math.abs(read(value, middle, eye, true).value - value)).toBeLessThan(1e-5 * span);
  });

  it('would be read wrong by more than half a per cent somewhere without the camera’s place', () => {
    const errors = values.map((value) => Math.abs(read(value, 2 * middle, eye, false).value - value));
    expect(Math.max(...errors)).toBeGreaterThan(0.005 * span);
  });

  it('is in doubt by what heights up to the most allowed do, all the way along the scale', () => {
    for (const value of values)
      for (const from of [eye, { x: -3, y: 5, z: 8 }]) {
        const most = [0, middle + doubt].map((height) =>
          Math.abs(read(value, height, from, true).value - value),
        );
        const stated = Math.sqrt(3) * parallax(read(value, middle, from, true));
        expect(stated / span).toBeCloseTo(Math.max(...most) / span, 3);
      }
  });

  it('is in no doubt where it points towards the camera', () => {
    const { curve } = prepared;
    const across = values.map((value) => parallax(read(value, middle, eye, true)) / span);
    const value = curve.lowValue + 0.5 * span;
    const angle = curve.angleOf(value);
    const towards: Eye = { x: 7 * Math.cos(angle), y: 7 * Math.sin(angle), z: 7 };
    expect(parallax(read(value, middle, towards, true)) / span).toBeLessThan(0.02 * Math.max(...across));
  });
});

describe('four points that are not well placed', () => {
  /** Each point in doubt by a share of the face's radius. */
  const placedTo = (sigma: number): Prepared => {
    const { perspective, face } = prepared.record;
    if (perspective.method !== 'points') throw new Error(perspective.method);
    const sigmaPx = sigma * Math.max(face!.rx, face!.ry);
    return { ...prepared, record: { ...prepared.record, perspective: { ...perspective, sigmaPx } } };
  };
  const contribution = (sigma: number, name: ContributionName, from: Eye, share = 0.33): number => {
    const placed = placedTo(sigma);
    const value = prepared.curve.lowValue + share * span;
    const seen = { line: lineSeen(placed, value, middle, from), evidence: { eye: from, tilt: radians(0) } };
    const interpreted = interpret(observationOf(placed, value, seen), placed);
    if (!interpreted.ok) throw new Error(interpreted.error);
    return interpreted.value.budget.contributions.find((one) => one.name === name)!.u;
  };

  it.each(['parallax', 'scale-between-marks'] as const)('leave %s in more doubt', (name) => {
    const doubts = [0, 0.01, 0.02].map((sigma) => contribution(sigma, name, eye));
    expect(doubts[1]!).toBeGreaterThan(doubts[0]!);
    expect(doubts[2]!).toBeGreaterThan(doubts[1]!);
  });

  it('leave as much in doubt as a tilt does that is wrong by what their aspect may be wrong', () => {
    const sigma = 0.008;
    const error = aspectError(sigma);
    const tilt = Math.PI / 6;
    const wrong = Math.acos(Math.cos(tilt) * (1 - error));
    const lean = Math.tan(wrong) - Math.tan(tilt);
    const at = (angle: number): Eye => ({ x: 9 * Math.sin(angle), y: 0, z: 9 * Math.cos(angle) });
    const added = Math.sqrt(
      contribution(sigma, 'parallax', at(tilt)) ** 2 - contribution(0, 'parallax', at(tilt)) ** 2,
    );
    const slope = prepared.curve.slopeAt(prepared.curve.angleOf(prepared.curve.lowValue + 0.33 * span));
    expect(added / ((middle * lean * slope) / Math.sqrt(3))).toBeGreaterThan(0.9);
    expect(added / ((middle * lean * slope) / Math.sqrt(3))).toBeLessThan(1.1);
  });

  it('are never trusted less than not at all: nearly straight on the doubt ends where the tilt itself does', () => {
    const straight: Eye = { x: 1e-6, y: 0, z: 9 };
    const most = (middle * Math.sqrt(2 * aspectError(0.01))) / Math.sqrt(3);
    const slope = prepared.curve.slopeAt(prepared.curve.angleOf(prepared.curve.lowValue + 0.33 * span));
    expect(contribution(0.01, 'parallax', straight)).toBeLessThan(1.01 * most * slope);
  });
});

/** A needle over the print, seen from aside: corrected where the camera's place is known, and its doubt stated. */
import { describe, expect, it } from 'vitest';
import type { Eye } from '../../../src/base/eye.ts';
import { project } from '../../../src/base/homography.ts';
import type { NeedleLine } from '../../../src/base/observation.ts';
import { radians } from '../../../src/base/angle.ts';
import { budgetAssumptions } from '../../../src/reading/budget-assumptions.ts';
import { interpret, type Interpretation } from '../../../src/reading/interpret.ts';
import type { Prepared } from '../../../src/reading/prepare-gauge.ts';
import { observationOf, preparedExample } from './build-observation.ts';

// Its scale's plane is the dial seen straight on, in face radii.
const prepared = preparedExample('thermometer-four-points');
const span = prepared.curve.highValue - prepared.curve.lowValue;
const { middle, doubt } = budgetAssumptions.needleHeight;

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
  const interpreted = interpret(observationOf(prepared, value, seen), prepared.record, prepared.curve);
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

/** What evidence makes a reading uncertain or bad. */
import { describe, expect, it } from 'vitest';
import { radians, toRadians, degrees } from '../../../src/base/angle.ts';
import { project } from '../../../src/base/homography.ts';
import { distance } from '../../../src/base/point.ts';
import type { Evidence, NeedleFound, NeedleLine } from '../../../src/base/observation.ts';
import { qualityOf, type Reason } from '../../../src/base/quality.ts';
import { interpret } from '../../../src/reading/interpret.ts';
import { judgeQuality, type Verdict } from '../../../src/reading/judge-quality.ts';
import { thresholdId, thresholds } from '../../../src/reading/thresholds.ts';
import { lineAt, observationOf, preparedExample } from './build-observation.ts';

const prepared = preparedExample('pressure-0-10-bar');
const { record, curve } = prepared;

const judge = (
  evidence: Partial<Evidence>,
  raised: readonly string[] = [],
  line: Partial<NeedleLine> = {},
): Verdict => {
  const observation = observationOf(prepared, 5.3, { evidence, line });
  const interpreted = interpret(observation, prepared);
  if (!interpreted.ok) throw new Error(interpreted.error);
  const { value: found } = observation.outcome as { value: NeedleFound };
  return judgeQuality(found, interpreted.value, 10, raised);
};

const tilted = (angle: number) => toRadians(degrees(angle));

describe('the verdict', () => {
  it('is good on clear evidence', () => {
    expect(judge({}).reasons).toEqual([]);
  });

  it.each<[Partial<Evidence>, Reason]>([
    [{ directionMass: 0.4 }, 'needle-not-found'],
    [{ readable: 0.4 }, 'needle-not-found'],
    [{ competingMass: 0.35 }, 'ambiguous-needle'],
    [{ fitDisagreement: tilted(4.5) }, 'disagreement'],
    [{ needleSeen: 0.2 }, 'disagreement'],
    [{ fitDisagreement: null, directionMass: 0.65 }, 'needle-not-found'],
    [{ printCorrelation: 0.2, hidden: 1 }, 'gauge-absent'],
    [{ printCorrelation: 0.2, hidden: 0.55 }, 'covered'],
    [{ hidden: 0.7 }, 'covered'],
    [{ glare: 0.6 }, 'glare'],
    [{ glare: 0.4, needleSeen: null }, 'glare'],
    [{ sharpness: 0.1 }, 'blurred'],
    [{ brightness: 0.02 }, 'dark'],
    [{ brightness: 0.99, needleSeen: null }, 'bright'],
    [{ radiusPx: 15 }, 'too-small'],
    [{ tilt: tilted(60) }, 'too-tilted'],
    [{ tilt: tilted(-60) }, 'too-tilted'],
    [{ writing: 0.25 }, 'other-gauge'],
    [{ printCorrelation: 0.45 }, 'camera-moved'],
  ])('refuses %j as %s', (evidence, reason) => {
    const { reasons } = judge(evidence);
    expect(reasons).toContain(reason);
    expect(qualityOf(reasons)).toBe('bad');
  });

  it.each<[Partial<Evidence>, Reason]>([
    [{ directionMass: 0.7 }, 'low-confidence'],
    [{ fitDisagreement: tilted(3) }, 'low-confidence'],
    [{ fitDisagreement: null, directionMass: 0.8 }, 'low-confidence'],
    [{ printCorrelation: 0.7 }, 'low-confidence'],
    [{ hidden: 0.45 }, 'partly-hidden'],
    [{ glare: 0.4 }, 'partly-hidden'],
    [{ glare: 0.2, needleSeen: null }, 'partly-hidden'],
    [{ needleSeen: 0.5 }, 'partly-hidden'],
    [{ radiusPx: 22 }, 'low-confidence'],
    [{ moved: 0.8 }, 're-registered'],
    [{ printCorrelation: null }, 'no-reference'],
  ])('lowers %j to uncertain for %s', (evidence, reason) => {
    const { reasons } = judge(evidence);
    expect(reasons).toContain(reason);
    expect(qualityOf(reasons)).toBe('uncertain');
  });

  it.each([
    [0.06, 'good'],
    [0.1, 'uncertain'],
    [0.3, 'bad'],
  ])('of a line that passes the pivot by %s arc radii is %s: it may be the shadow', (miss, quality) => {
    const { through, direction } = lineAt(prepared, 5.3);
    const tip = project(curve.toReference, { x: curve.pivot.x + curve.radiusAt(0), y: curve.pivot.y });
    const aside = miss * distance(tip, record.pivot);
    const beside = {
      x: through.x - aside * Math.sin(direction),
      y: through.y + aside * Math.cos(direction),
    };
    expect(qualityOf(judge({}, [], { through: beside }).reasons)).toBe(quality);
  });

  it('calls no reading good whose gauge nothing tells from another', () => {
    expect(judge({ printCorrelation: null }).reasons).toEqual(['no-reference']);
  });

  it.each([
    'directionMass',
    'readable',
    'glare',
    'hidden',
    'sharpness',
    'brightness',
    'competingMass',
  ] as const)('is never good when %s is no number', (measure) => {
    expect(qualityOf(judge({ [measure]: Number.NaN }).reasons)).toBe('bad');
  });

  it.each<[Partial<Evidence>, Reason]>([
    [{ directionMass: 0.4 }, 'needle-not-found'],
    [{ competingMass: 0.35 }, 'ambiguous-needle'],
    [{ needleSeen: 0.2 }, 'disagreement'],
  ])('names light that the glass mirrors before what it makes of the needle: %j', (evidence, symptom) => {
    const { reasons } = judge({ ...evidence, mirrored: 0.08 });
    expect(reasons[0]).toBe('glare');
    expect(reasons).toContain(symptom);
    expect(judge(evidence).reasons).not.toContain('glare');
  });

  it('names light on the whole dial where it takes the needle away', () => {
    const { reasons } = judge({ mirrored: 0.7, needleSeen: 0.1 });
    expect(reasons[0]).toBe('bright');
    expect(reasons).not.toContain('glare');
    expect(judge({ mirrored: 0.7 }).reasons).toEqual([]);
  });

  it('lets light pass in which the needle looks as it should, and blames it for one that does not', () => {
    expect(judge({ brightness: 0.99, light: 2 }).reasons).toEqual([]);
    expect(judge({ light: 2, needleSeen: 0.1 }).reasons[0]).toBe('bright');
    expect(judge({ light: 1.1, needleSeen: 0.1 }).reasons).not.toContain('bright');
    expect(judge({ light: 2, writing: 0.1 }).reasons[0]).toBe('bright');
    expect(judge({ light: 1.1, writing: 0.1 }).reasons).toEqual(['other-gauge']);
  });

  it('lets mirrored light pass where the needle stands out from it', () => {
    expect(judge({ mirrored: 0.3 }).reasons).toEqual([]);
    expect(judge({ mirrored: 0.3, readable: 0.6 }).reasons).toEqual(['low-confidence']);
  });

  it('names mirrored light as long as the needle is lost in it', () => {
    const raised = judge({ mirrored: 0.03, directionMass: 0.4 }).raised;
    expect(judge({ mirrored: 0.016, directionMass: 0.4 }, raised).reasons[0]).toBe('glare');
    expect(judge({ mirrored: 0.016, directionMass: 0.4 }).reasons).not.toContain('glare');
    expect(judge({ mirrored: 0.016 }, raised).reasons).toEqual([]);
  });

  it('names the worst reason first, and each once', () => {
    const { reasons } = judge({ glare: 0.6, directionMass: 0.6, lineMass: 0.5, radiusPx: 34 });
    expect(reasons[0]).toBe('glare');
    expect(new Set(reasons).size).toBe(reasons.length);
  });

  it('does not flicker: a reason once raised clears only at a better value', () => {
    expect(judge({ glare: 0.46 }).reasons).not.toContain('glare');
    const raised = judge({ glare: 0.51 });
    const after = judge({ glare: 0.46 }, raised.raised);
    expect(after.reasons).toContain('glare');
    expect(judge({ glare: 0.4 }, after.raised).reasons).not.toContain('glare');
  });

  it('trusts a tilt of the line away from the pivot less and less', () => {
    const aside = (px: number): readonly Reason[] => {
      const observation = observationOf(prepared, 5, {
        line: { through: { x: record.pivot.x + px, y: record.pivot.y }, direction: radians(-Math.PI / 2) },
      });
      const interpreted = interpret(observation, prepared);
      const { value: found } = observation.outcome as { value: NeedleFound };
      return interpreted.ok ? judgeQuality(found, interpreted.value, 10, []).reasons : ['needle-not-found'];
    };
    expect(aside(10)).toEqual([]);
    expect(aside(40)).toEqual(['low-confidence']);
    expect(aside(70)[0]).toBe('disagreement');
  });
});

describe('the table of thresholds', () => {
  it.each(thresholds)('$measure $reason clears on the better side', ({ when, raise, clear }) => {
    if (when === 'below') expect(clear).toBeGreaterThanOrEqual(raise);
    else expect(clear).toBeLessThanOrEqual(raise);
  });

  it('remembers each of its rows by a name of its own', () => {
    expect(new Set(thresholds.map(thresholdId)).size).toBe(thresholds.length);
  });
});

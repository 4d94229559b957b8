/** Turns a picture and a dial's plan into an observation: gate, register, rectify, find needle, measure angle, assess. */
import type { Radians } from '../../src/base/angle.ts';
import type { FrameStamp } from '../../src/base/frame.ts';
import { project } from '../../src/base/homography.ts';
import type { Evidence, NeedleFound, Observation, Refusal } from '../../src/base/observation.ts';
import type { DialPoint } from '../../src/base/point.ts';
import { ok, refuse, type Result } from '../../src/base/result.ts';
import type { Rectifier } from '../gpu/rectifier.ts';
import type { NeedleNetwork } from '../inference/needle-network.ts';
import { lookAt, poseAfter } from './align-print.ts';
import { assessPrint } from './assess-print.ts';
import type { DialPlan } from './dial-plan.ts';
import { DialPyramid } from './dial-pyramid.ts';
import { eyeOf } from './eye-over.ts';
import { findNeedle, type CoarseNeedle } from './find-needle.ts';
import { blameLight, gate, measureExposure, overexposed, type Exposure } from './gate.ts';
import { glanceAt, networkLevel } from './glance.ts';
import { measureAngle, type NeedleFit } from './measure-angle.ts';
import type { PivotInSight } from './needle-axis.ts';
import { chooseLine, disagreement, massOf, seenAlong, toReference } from './needle-line.ts';
import { needleSeen } from './needle-look.ts';
import { levelFor, type Patch } from './patch.ts';
import type { Picture } from './picture.ts';
import { boxAround, flattening, radiusPx, tangentOf, type Pose } from './pose.ts';
import { leastClipped, type LitPrint } from './print-in-light.ts';
import { discLevel, register, type Registered } from './register.ts';
import { polarMap, type SamplingMap } from './sampling-map.ts';
import { StageClock } from './stage-clock.ts';

/** Face radius in the patch that feeds the sub-pixel fit, px at most. */
const fitRadius = 420;
/** Surroundings of the dial that stages may sample, face radii. */
const pyramidReach = 1.4;

/** Whether a pyramid made around `last` still holds a dial at `pose`. */
const isNear = (pose: Pose, last: Pose): boolean => {
  if (pose === last) return true;
  const a = project(pose, { x: 0, y: 0 });
  const b = project(last, { x: 0, y: 0 });
  const radius = radiusPx(last);
  return Math.hypot(a.x - b.x, a.y - b.y) < 0.15 * radius && radiusPx(pose) < 1.1 * radius;
};

/** Dials are looked at one after another: they share a clock and a map. */
const clock = new StageClock();
let strip: SamplingMap | undefined;

/** A dial that was found in a frame. */
interface FoundDial extends PivotInSight {
  readonly registered: Registered;
  readonly plan: DialPlan;
  readonly stamp: FrameStamp;
  /** Where it was calibrated. */
  readonly base: Pose;
  readonly exposure: Exposure;
  /** Undefined where the record has no print. */
  readonly lit: LitPrint | undefined;
  readonly surroundings: DialPyramid;
}

/** What was made of its needle. */
interface SeenNeedle {
  readonly coarse: CoarseNeedle;
  readonly fit: NeedleFit | null;
}

export const observeDial = async (
  picture: Picture,
  stamp: FrameStamp,
  plan: DialPlan,
  network: NeedleNetwork,
  rectifier: Rectifier,
): Promise<Observation> => {
  clock.start();
  const base = plan.place.in(picture);

  clock.enter('gate');
  const last = poseAfter(base, plan.memory.motion);
  const pyramid = new DialPyramid(picture, boxAround(last, pyramidReach));
  lookAt(plan.discs.fine, pyramid.at(discLevel(last)), last);
  const exposure = measureExposure(plan.discs.fine, plan.face);
  const closed = gate(exposure, radiusPx(last));
  if (closed) return observed(plan, stamp, refuse(closed), null);

  clock.enter('register');
  const lit = plan.print?.on(plan.discs.fine, exposure);
  if (lit === null) return observed(plan, stamp, refuse(overexposed), null);
  const found = registerOrTrust(picture, pyramid, base, plan, lit);
  if (!found.ok) return observed(plan, stamp, refuse(blameLight(found.error, exposure)), null);
  const registered = found.value;
  const { pose } = registered;
  const surroundings = isNear(pose, last) ? pyramid : new DialPyramid(picture, boxAround(pose, pyramidReach));
  const dial: FoundDial = {
    registered,
    plan,
    stamp,
    base,
    exposure,
    lit,
    surroundings,
    eye: eyeOf(plan.record, pose, picture),
    tangent: tangentOf(pose),
    pivotSigma: plan.pivotSigma,
  };

  const needle = followNeedle(dial) ?? (await askForNeedle(dial, network, rectifier));
  clock.enter('assess');
  return observed(plan, stamp, ok(describe(dial, needle)), pose);
};

/** Ends the last stage. */
const observed = (
  plan: DialPlan,
  frame: FrameStamp,
  outcome: Result<NeedleFound, Refusal>,
  pose: Pose | null,
): Observation => ({
  gauge: plan.gauge,
  calibration: plan.calibration,
  frame,
  outcome,
  pose,
  stageMs: clock.stop(),
});

const registerOrTrust = (
  picture: Picture,
  pyramid: DialPyramid,
  base: Pose,
  plan: DialPlan,
  lit: LitPrint | undefined,
): Result<Registered, Refusal> =>
  lit
    ? register(picture, pyramid, base, lit.templates, plan.memory, plan.discs, lit.gain > 1)
    : ok({ pose: base, correlation: null, moved: 0 });

/** The patch in which the needle is measured. */
const closeUp = ({ surroundings, registered: { pose } }: FoundDial): Patch =>
  surroundings.at(levelFor(radiusPx(pose), fitRadius));

const fitFrom = (coarse: CoarseNeedle, dial: FoundDial): NeedleFit | null => {
  clock.enter('measure-angle');
  const fit = measureAngle(closeUp(dial), dial.registered.pose, coarse, dial);
  return fit.ok ? fit.value : null;
};

/** The needle where nothing but its place has changed since the network was asked; else null. The fit is made of every frame. */
const followNeedle = (dial: FoundDial): SeenNeedle | null => {
  clock.enter('rectify');
  const { plan, stamp, surroundings } = dial;
  const { pose } = dial.registered;
  const known = plan.needle.recall(glanceAt(surroundings, pose), stamp.capturedAtMs);
  if (!known) return null;
  const fit = fitFrom(known, dial);
  const coarse = plan.needle.follow(fit);
  return coarse ? { coarse, fit } : null;
};

const askForNeedle = async (
  dial: FoundDial,
  network: NeedleNetwork,
  rectifier: Rectifier,
): Promise<SeenNeedle> => {
  clock.enter('rectify');
  const { plan, stamp, surroundings } = dial;
  const { pose } = dial.registered;
  strip = polarMap(pose, strip);
  await rectifier.rectify(surroundings.at(networkLevel(pose)), strip, network.input);
  clock.enter('find-needle');
  const coarse = findNeedle(await network.run(), plan.allowed);
  const fit = fitFrom(coarse, dial);
  plan.needle.keep(coarse, fit, stamp.capturedAtMs);
  return { coarse, fit };
};

const describe = (dial: FoundDial, { coarse, fit }: SeenNeedle): NeedleFound => {
  const { plan, lit, base, exposure, surroundings, stamp } = dial;
  const { pose, correlation, moved } = dial.registered;
  const line = chooseLine(coarse, fit);
  const print = lit ? assessPrint(plan.discs.fine, lit.templates.fine, line.direction, lit.gain > 1) : null;
  const tip: DialPoint = {
    x: coarse.tipRadius * Math.cos(coarse.tip.direction),
    y: coarse.tipRadius * Math.sin(coarse.tip.direction),
  };
  const evidence: Evidence = {
    directionMass: massOf(coarse.tip, coarse, fit),
    lineMass: massOf(coarse.line, coarse, fit),
    readable: coarse.readable,
    competingMass: coarse.tip.competing,
    fitDisagreement: fit ? disagreement(coarse, fit) : null,
    fitSupport: fit?.support ?? 0,
    printCorrelation: print?.correlation ?? correlation,
    glare: print?.glare ?? 0,
    mirrored: print?.mirrored ?? 0,
    light: lit?.gain ?? 1,
    writing: lit
      ? plan.writing.like(
          lit.templates.finest,
          surroundings,
          dial.registered,
          line.direction,
          stamp.capturedAtMs,
        )
      : null,
    hidden: print?.hidden ?? 0,
    sharpness: print?.sharpness ?? 1,
    brightness: exposure.mean / 255,
    radiusPx: radiusPx(pose),
    moved,
    needleSeen: lit?.needle
      ? needleSeen(
          lit.needle,
          closeUp(dial),
          pose,
          seenAlong(line, coarse, fit),
          exposure.clipped > leastClipped,
        )
      : null,
    tilt: Math.acos(Math.min(1, flattening(pose) / flattening(base))) as Radians,
    eye: dial.eye,
  };
  return {
    line: toReference(plan.dialToReference, line),
    evidence,
    overlay: { pivot: project(pose, { x: 0, y: 0 }), tip: project(pose, tip) },
  };
};

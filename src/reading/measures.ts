/** Evidence and interpretation → the measures that thresholds are set on; null where one does not apply. */
import type { Evidence } from '../base/observation.ts';
import type { Interpretation } from './interpret.ts';

/** Above this share of sectors without a match the whole gauge is gone, below it something lies over part of it. */
const goneFrom = 0.85;

/** Mirrored lamps and windows cover less of a face (rendered dials: 0.35 at most); more is light on the whole dial. */
const onWholeDial = 0.4;

/** The names by which `thresholds.ts` speaks. */
export const measuresOf = (evidence: Evidence, interpretation: Interpretation, span: number) => {
  const gone = evidence.hidden >= goneFrom;
  return {
    directionMass: evidence.directionMass,
    lineMass: evidence.lineMass,
    readable: evidence.readable,
    competingMass: evidence.competingMass,
    fitDisagreement: evidence.fitDisagreement,
    fitSupport: evidence.fitDisagreement === null ? null : evidence.fitSupport,
    /** Mass that has to carry the reading alone, where no sub-pixel fit confirms it. */
    massWithoutFit:
      evidence.fitDisagreement === null ? Math.min(evidence.directionMass, evidence.lineMass) : null,
    printCorrelation: evidence.printCorrelation,
    printWhereGone: gone ? evidence.printCorrelation : null,
    printWhereCovered: gone ? null : evidence.printCorrelation,
    glare: evidence.glare,
    mirrored: evidence.mirrored < onWholeDial ? evidence.mirrored : null,
    light: evidence.light,
    lightened: evidence.mirrored < onWholeDial ? null : evidence.mirrored,
    /** Glare on a dial whose reference does not show what its needle looks like. */
    glareUnchecked: evidence.needleSeen === null ? evidence.glare : null,
    hidden: evidence.hidden,
    writing: evidence.writing,
    sharpness: evidence.sharpness,
    brightness: evidence.brightness,
    /** Brightness of a dial whose needle is not known well enough to be looked for in this light. */
    brightnessUnchecked: evidence.needleSeen === null ? evidence.brightness : null,
    radiusPx: evidence.radiusPx,
    moved: evidence.moved,
    tilt: Math.abs(evidence.tilt),
    needleSeen: evidence.needleSeen,
    pivotMiss: interpretation.pivotMiss,
    /** Half-width of the 95 % interval, in spans. */
    u95Share: interpretation.u95 / span,
  };
};

export type Measures = ReturnType<typeof measuresOf>;
export type MeasureName = keyof Measures;

/** A draft → a calibration record, or the sentence that says what is still missing. */
import type { CalibrationRecord, Mark } from '../../../calibration/record.ts';
import { ok, refuse, type Result } from '../../base/result.ts';
import type { Draft } from './draft.ts';
import { inferDirection } from './infer-direction.ts';
import { perspectiveOf } from './perspective-of-draft.ts';

export interface RecordContext {
  readonly picture: { readonly width: number; readonly height: number };
  readonly author: string;
  readonly device: string;
  readonly nowIso: string;
}

/** Marks with a number, in rising order of value. */
export const valuedMarks = (draft: Draft): readonly Mark[] =>
  draft.marks
    .flatMap(({ value, at }) => (value === null ? [] : [{ value, at }]))
    .sort((a, b) => a.value - b.value);

export const recordOfDraft = (draft: Draft, context: RecordContext): Result<CalibrationRecord, string> => {
  const marks = valuedMarks(draft);
  if (!draft.pivot) return refuse('Tap the pivot of the needle.');
  if (marks.length < 2) return refuse('Tap two marks of the scale at least, and type their values.');
  const twin = marks.find((mark, index) => mark.value === marks[index + 1]?.value);
  if (twin) return refuse(`Two marks have the value ${twin.value}.`);
  return ok({
    format: 'dialect-calibration',
    version: 1,
    id: draft.id,
    revision: draft.revision + 1,
    author: context.author,
    createdAt: context.nowIso,
    device: context.device,
    gauge: {
      asset: draft.asset.trim() || 'unnamed',
      tag: draft.tag.trim() || 'value',
      unit: draft.unit,
      reference: draft.reference,
      accuracyClass: draft.accuracyClass,
      description: draft.description.trim(),
    },
    picture: context.picture,
    pivot: draft.pivot,
    face: draft.face,
    perspective: perspectiveOf(draft, context.picture).perspective,
    marks,
    markSigmaPx: draft.kept.markSigmaPx,
    scale: {
      law: draft.law,
      direction: draft.direction ?? inferDirection(draft.pivot, marks),
      wraps: draft.wraps,
      endStops: draft.endStops,
      division: draft.division,
    },
    needle: { colour: draft.needleColour, reach: draft.kept.reach },
    print: null,
    verifications: draft.kept.verifications,
    dueAt: draft.kept.dueAt,
  });
};

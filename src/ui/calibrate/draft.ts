/** A calibration under work: what was tapped and typed so far, changed by pure steps. */
import type {
  CalibrationRecord,
  Needle,
  Perspective,
  Scale,
  Verification,
} from '../../../calibration/record.ts';
import type { Ellipse } from '../../base/ellipse.ts';
import { distance, type ReferencePoint } from '../../base/point.ts';
import type { PressureReference, UnitCode } from '../../base/unit.ts';

export interface DraftMark {
  readonly key: number;
  /** Null until a number was typed. */
  readonly value: number | null;
  readonly at: ReferencePoint;
}

/** What the editor does not show, kept from the record that is being changed. */
export interface Kept {
  readonly dueAt: string | null;
  readonly verifications: readonly Verification[];
  /** Of the draft's picture, px; a tap or a drag is never better than `tapSigmaPx`. */
  readonly markSigmaPx: number;
  /** Tip of the needle, face radii. */
  readonly reach: number | null;
}

/** A tap under the loupe is good to about this much; standard uncertainty, px of the reference picture. */
export const tapSigmaPx = 0.5;

export interface Draft {
  readonly id: string;
  /** Of the record that is being changed; 0 for a new one. */
  readonly revision: number;
  readonly pivot: ReferencePoint | null;
  readonly face: Ellipse | null;
  /** Of the record that is being changed, until pivot or face are moved; null: from the face and its nearer side. */
  readonly perspective: Perspective | null;
  /** A point on the side of the face that is nearer to the camera; null until a person was asked. */
  readonly nearer: ReferencePoint | 'unknown' | null;
  /** Of a panel meter's frame, in the order in which they were tapped; at most four, none where there is a face. */
  readonly corners: readonly ReferencePoint[];
  readonly marks: readonly DraftMark[];
  readonly asset: string;
  readonly tag: string;
  readonly description: string;
  readonly unit: UnitCode;
  readonly reference: PressureReference;
  readonly accuracyClass: number | null;
  readonly law: Scale['law'];
  /** Null: inferred from the marks. */
  readonly direction: Scale['direction'] | null;
  readonly wraps: boolean;
  readonly endStops: Scale['endStops'];
  readonly division: number | null;
  readonly needleColour: Needle['colour'];
  readonly kept: Kept;
}

/** A point that can be moved: `rim` and `side` are the ends of the face's axes. */
export type PointName = 'pivot' | 'face' | 'rim' | 'side' | `corner-${number}` | `mark-${number}`;

export const emptyDraft = (id: string): Draft => ({
  id,
  revision: 0,
  pivot: null,
  face: null,
  perspective: null,
  nearer: null,
  corners: [],
  marks: [],
  asset: '',
  tag: '',
  description: '',
  unit: 'bar',
  reference: 'gauge',
  accuracyClass: null,
  law: 'piecewise-linear',
  direction: null,
  wraps: false,
  endStops: { low: false, high: false },
  division: null,
  needleColour: 'any',
  kept: { dueAt: null, verifications: [], markSigmaPx: tapSigmaPx, reach: null },
});

/** The draft of a record that is to be changed, on the record's own picture. */
export const draftOf = ({ gauge, scale, needle, ...record }: CalibrationRecord): Draft => ({
  ...emptyDraft(record.id),
  revision: record.revision,
  pivot: record.pivot,
  face: record.face,
  perspective: record.perspective,
  marks: record.marks.map((mark, key) => ({ key, value: mark.value, at: mark.at })),
  asset: gauge.asset,
  tag: gauge.tag,
  description: gauge.description,
  unit: gauge.unit,
  reference: gauge.reference,
  accuracyClass: gauge.accuracyClass,
  law: scale.law,
  direction: scale.direction,
  wraps: scale.wraps,
  endStops: scale.endStops,
  division: scale.division,
  needleColour: needle.colour,
  kept: {
    dueAt: record.dueAt,
    verifications: record.verifications,
    markSigmaPx: record.markSigmaPx,
    reach: needle.reach,
  },
});

const tapped = (draft: Draft): Draft => ({
  ...draft,
  kept: { ...draft.kept, markSigmaPx: Math.max(draft.kept.markSigmaPx, tapSigmaPx) },
});

const turned = (ellipse: Ellipse, quarter: 0 | 1): ReferencePoint => {
  const angle = (ellipse.rotationDeg * Math.PI) / 180 + (quarter * Math.PI) / 2;
  const radius = quarter === 0 ? ellipse.rx : ellipse.ry;
  return { x: ellipse.cx + radius * Math.cos(angle), y: ellipse.cy + radius * Math.sin(angle) };
};

/** Every point that is placed, in the order of the keyboard's tabs. */
export const pointsOf = (draft: Draft): readonly { name: PointName; at: ReferencePoint }[] => [
  ...(draft.pivot ? [{ name: 'pivot' as const, at: draft.pivot }] : []),
  ...(draft.face
    ? [
        { name: 'face' as const, at: { x: draft.face.cx, y: draft.face.cy } },
        { name: 'rim' as const, at: turned(draft.face, 0) },
        { name: 'side' as const, at: turned(draft.face, 1) },
      ]
    : []),
  ...draft.corners.map((at, k) => ({ name: `corner-${k}` as const, at })),
  ...draft.marks.map(({ key, at }) => ({ name: `mark-${key}` as const, at })),
];

/** Which of its kind a corner or a mark is. */
export const keyOf = (name: PointName): number => Number(name.slice(name.indexOf('-') + 1));

/** The draft with one point moved; the face's axes stay at right angles. */
export const movePoint = (draft: Draft, name: PointName, at: ReferencePoint): Draft => {
  const { face } = draft;
  switch (name) {
    case 'pivot':
      return { ...tapped(draft), perspective: null, pivot: at };
    case 'face':
      return face ? { ...draft, perspective: null, face: { ...face, cx: at.x, cy: at.y } } : draft;
    case 'rim':
    case 'side': {
      if (!face) return draft;
      const radius = Math.max(4, distance<'reference'>(at, { x: face.cx, y: face.cy }));
      const angle = (Math.atan2(at.y - face.cy, at.x - face.cx) * 180) / Math.PI;
      return name === 'rim'
        ? { ...draft, perspective: null, face: { ...face, rx: radius, rotationDeg: angle } }
        : { ...draft, perspective: null, face: { ...face, ry: radius, rotationDeg: angle - 90 } };
    }
    default: {
      const key = keyOf(name);
      if (name.startsWith('corner-'))
        return {
          ...draft,
          perspective: null,
          corners: draft.corners.map((one, k) => (k === key ? at : one)),
        };
      const marks = draft.marks.map((mark) => (mark.key === key ? { ...mark, at } : mark));
      return { ...tapped(draft), marks };
    }
  }
};

/** A circle about the pivot through the tapped point of the rim. */
export const placeFace = (draft: Draft, rim: ReferencePoint): Draft => {
  const centre = draft.pivot ?? rim;
  const radius = Math.max(4, distance(centre, rim));
  const rotationDeg = (Math.atan2(rim.y - centre.y, rim.x - centre.x) * 180) / Math.PI;
  return {
    ...draft,
    perspective: null,
    nearer: null,
    corners: [],
    face: { cx: centre.x, cy: centre.y, rx: radius, ry: radius, rotationDeg },
  };
};

/** The outline that was found in the picture takes the place of the one before. */
export const fitFace = (draft: Draft, face: Ellipse): Draft => ({
  ...draft,
  perspective: null,
  corners: [],
  face,
});

/** What a person says of the sides takes the place of what the record said. */
export const setNearer = (draft: Draft, nearer: ReferencePoint | 'unknown'): Draft => ({
  ...draft,
  perspective: null,
  nearer,
});

export const addMark = (draft: Draft, at: ReferencePoint): Draft => {
  const key = Math.max(-1, ...draft.marks.map((mark) => mark.key)) + 1;
  return { ...tapped(draft), marks: [...draft.marks, { key, value: null, at }] };
};

export const setMarkValue = (draft: Draft, key: number, value: number | null): Draft => ({
  ...draft,
  marks: draft.marks.map((mark) => (mark.key === key ? { ...mark, value } : mark)),
});

/** Corners and marks can be taken away; other points only moved. */
export const isRemovable = (name: PointName): boolean => name.includes('-');

export const removePoint = (draft: Draft, name: PointName): Draft => {
  const key = keyOf(name);
  return name.startsWith('corner-')
    ? { ...draft, perspective: null, corners: draft.corners.filter((_, k) => k !== key) }
    : { ...draft, marks: draft.marks.filter((mark) => mark.key !== key) };
};

/** Version 0, two marks and nothing else, → version 1. */
import * as v from 'valibot';
import { ok, refuse, type Result } from '../../src/base/result.ts';
import type { RecordIssue } from '../record-issue.ts';
import { describeIssue } from '../shape-words.ts';

const pair = v.strictTuple([v.number(), v.number()]);
const end = v.strictObject({ value: v.number(), at: pair });

/** As the first prototype wrote it: pairs for points, a minimum and a maximum, always clockwise and gauge pressure. */
const version0 = v.strictObject({
  format: v.literal('dialect-calibration'),
  version: v.literal(0),
  id: v.string(),
  asset: v.string(),
  tag: v.string(),
  unit: v.string(),
  size: pair,
  pivot: pair,
  min: end,
  max: end,
});

const toPoint = ([x, y]: readonly [number, number]) => ({ x, y });

/** What version 0 did not know stands at its most careful: no face, no division, marks to 2 px. */
export const fromVersion0 = (old: unknown): Result<unknown, readonly RecordIssue[]> => {
  const parsed = v.safeParse(version0, old);
  if (!parsed.success) return refuse(parsed.issues.map(describeIssue));
  const { id, asset, tag, unit, size, pivot, min, max } = parsed.output;
  return ok({
    format: 'dialect-calibration',
    version: 1,
    id,
    revision: 1,
    author: '',
    createdAt: '1970-01-01T00:00:00Z',
    device: '',
    gauge: { asset, tag, unit, reference: 'gauge', accuracyClass: null, description: '' },
    picture: { width: size[0], height: size[1] },
    pivot: toPoint(pivot),
    face: null,
    perspective: { method: 'none' },
    marks: [min, max].map(({ value, at }) => ({ value, at: toPoint(at) })),
    markSigmaPx: 2,
    scale: {
      law: 'piecewise-linear',
      direction: 'clockwise',
      wraps: false,
      endStops: { low: false, high: false },
      division: null,
    },
    needle: { colour: 'any', reach: null },
    print: null,
    verifications: [],
    dueAt: null,
  });
};

/** Points of a draft in words, for labels and screen readers. */
import type { Draft, PointName } from './draft.ts';

export const pointWords = (draft: Draft, name: PointName): string => {
  switch (name) {
    case 'pivot':
      return 'Pivot';
    case 'face':
      return 'Centre of the face';
    case 'rim':
      return 'Edge of the face';
    case 'side':
      return 'Edge of the face, second axis';
    default: {
      const key = Number(name.slice('mark-'.length));
      const mark = draft.marks.find((one) => one.key === key);
      return mark?.value === null || !mark ? 'Mark without a value' : `Mark ${mark.value}`;
    }
  }
};

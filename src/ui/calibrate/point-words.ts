/** Points of a draft in words, for labels and screen readers. */
import { keyOf, type Draft, type PointName } from './draft.ts';

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
      const key = keyOf(name);
      if (name.startsWith('corner-')) return `Corner ${key + 1} of the frame`;
      const mark = draft.marks.find((one) => one.key === key);
      return mark?.value === null || !mark ? 'Mark without a value' : `Mark ${mark.value}`;
    }
  }
};

/** What is wrong with a calibration file, where, and what to do about it. */
export interface RecordIssue {
  /** As in `marks[3].value`; empty for the file as a whole. */
  readonly path: string;
  /** A sentence for a person. */
  readonly message: string;
}

/** Keys from the root → `marks[3].value`. */
export const pathText = (keys: readonly (string | number)[]): string =>
  keys
    .map((key, k) => (typeof key === 'number' ? `[${key}]` : k === 0 ? key : `.${key}`))
    .join('')
    .slice(0, 200);

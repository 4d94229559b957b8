/** What valibot says about a field → a sentence that tells a person what to do. */
import type { BaseIssue } from 'valibot';
import { pathText, type RecordIssue } from './record-issue.ts';

/** By the message given to `regex` in the record's shape. */
const patternWords: Readonly<Record<string, string>> = {
  utc: 'Give a time in UTC, as in 2026-05-01T08:30:00Z.',
  day: 'Give a date, as in 2027-05-01.',
  asset: 'Give the path of the asset with / between its levels, none of them empty, without + and #.',
  tag: 'Give a name of at most 120 characters, without / + and #.',
  id: 'Give an identity of letters, digits and . _ : - (at most 128), starting with a letter or digit.',
  name: 'Give the record that it was aligned from, as in gauge-1@3.',
  base64: 'Not base64, or too long: capture the print again.',
};

const expectedWords: Readonly<Record<string, string>> = {
  number: 'Give a number.',
  string: 'Give a text.',
  boolean: 'Give true or false.',
  array: 'Give a list.',
  strict_object: 'Give an object with its fields.',
  strict_tuple: 'Give exactly four points.',
  integer: 'Give a whole number.',
};

const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

/** valibot's `("a" | "b")` → `a, b`. */
const choices = (expected: string | null): string =>
  (expected ?? '').replace(/[()"]/g, '').replaceAll(' | ', ', ');

const wordsOf = (issue: BaseIssue<unknown>): string => {
  const { type, requirement, expected, received } = issue;
  if (issue.expected === 'never') return 'Unknown field: remove it, or check its spelling.';
  if (received === 'undefined') return 'Missing: add this field.';
  switch (type) {
    case 'min_value':
      return `Too small: give ${String(requirement)} or more.`;
    case 'max_value':
      return `Too large: give ${String(requirement)} or less.`;
    case 'gt_value':
      return `Give a number above ${String(requirement)}.`;
    case 'min_length':
      return `Too few: give at least ${String(requirement)}.`;
    case 'max_length':
      return `Too many: give at most ${String(requirement)}.`;
    case 'regex':
      return patternWords[issue.message] ?? `Too long: keep the ${short(issue.message)} characters.`;
    case 'picklist':
    case 'literal':
    case 'variant':
      return `Not known here (${short(received)}): give one of ${choices(expected)}.`;
    default:
      return expectedWords[type] ?? `Give ${expected ?? 'something else'}.`;
  }
};

/** One issue with its place. */
export const describeIssue = (issue: BaseIssue<unknown>): RecordIssue => ({
  path: pathText((issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))),
  message: wordsOf(issue),
});

/** Anything at all → a copy made of plain JSON data only, or why it is none. */
import { ok, refuse, type Result } from '../src/base/result.ts';
import { pathText, type RecordIssue } from './record-issue.ts';

/** Limits of a calibration file; a real record has depth 4, some 500 nodes and at most 350 kB of print. */
const mostCharacters = 2_000_000;
const deepest = 8;
const mostNodes = 20_000;

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

type Keys = readonly (string | number)[];

class NotPlain extends Error {
  readonly issue: RecordIssue;
  constructor(keys: Keys, message: string) {
    super(message);
    this.issue = { path: pathText(keys), message };
  }
}

const copier = () => {
  let nodes = 0;
  let characters = 0;
  const count = (text: string): void => {
    characters += text.length;
    if (characters > mostCharacters) throw new NotPlain([], tooBig);
  };
  const copy = (value: unknown, keys: Keys): unknown => {
    if (++nodes > mostNodes) throw new NotPlain([], 'Far too many entries: this is no calibration file.');
    if (keys.length > deepest)
      throw new NotPlain(keys.slice(0, 3), 'Nested too deeply: this is no calibration file.');
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'string') {
      count(value);
      return value;
    }
    if (typeof value === 'number') {
      if (Number.isFinite(value)) return value;
      throw new NotPlain(keys, 'Not a finite number: give a number of ordinary size.');
    }
    if (Array.isArray(value)) return Array.from(value, (each: unknown, k) => copy(each, [...keys, k]));
    if (typeof value !== 'object')
      throw new NotPlain(keys, `JSON has no ${typeof value}: give a number, text, list or object.`);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && prototype !== Object.prototype)
      throw new NotPlain(keys, 'Not plain data: give a number, text, list or object.');
    const plain: Record<string, unknown> = {};
    for (const [key, each] of Object.entries(value)) {
      count(key);
      if (forbiddenKeys.has(key)) throw new NotPlain(keys, `The field “${key}” is not allowed: remove it.`);
      plain[key] = copy(each, [...keys, key]);
    }
    return plain;
  };
  return copy;
};

const tooBig = 'Larger than 2 MB: this is no calibration file.';

const parseJson = (text: string): unknown => {
  if (text.length > mostCharacters) throw new NotPlain([], tooBig);
  const bare = text.replace(/^\uFEFF/, '');
  if (bare.trim() === '') throw new NotPlain([], 'The file is empty.');
  try {
    return JSON.parse(bare);
  } catch {
    const cut = /^\s*\{/.test(bare) && !/\}\s*$/.test(bare);
    throw new NotPlain(
      [],
      cut
        ? 'The file is cut off: export or download it again.'
        : 'Not a JSON file: choose a calibration exported from Dialect.',
    );
  }
};

/**
 * Never throws, whatever is thrown at it: getters, proxies, cycles, prototypes. Numbers are finite, keys harmless,
 * depth and size bounded.
 * @param input JSON text, or a value
 */
export const plainData = (input: unknown): Result<unknown, RecordIssue> => {
  try {
    return ok(copier()(typeof input === 'string' ? parseJson(input) : input, []));
  } catch (cause) {
    // A hostile value may throw anything from a getter: it is no data, whatever it throws.
    return refuse(
      cause instanceof NotPlain ? cause.issue : { path: '', message: 'The file cannot be read as data.' },
    );
  }
};

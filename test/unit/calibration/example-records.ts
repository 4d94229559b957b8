/** The example records of the project, parsed as a person's import would be. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseRecord } from '../../../calibration/parse-record.ts';
import type { CalibrationRecord } from '../../../calibration/record.ts';

const folder = new URL('../../../calibration/examples/', import.meta.url);

export const exampleNames = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

export const exampleText = (name: string): string => readFileSync(new URL(`${name}.json`, folder), 'utf8');

const parsedOnce = new Map<string, CalibrationRecord>();

export const exampleRecord = (name: string): CalibrationRecord => {
  const known = parsedOnce.get(name);
  if (known) return known;
  const parsed = parseRecord(exampleText(name));
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.error)}`);
  parsedOnce.set(name, parsed.value);
  return parsed.value;
};

/** Data of any shape: wrong types are what these tests are about. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Loose = Record<string, any>;

/** A fresh, mutable copy of an example's plain data. */
export const exampleData = (name: string): Loose => JSON.parse(exampleText(name));

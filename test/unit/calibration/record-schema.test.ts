/** The published JSON schema and the parser say the same about any record. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseRecord } from '../../../calibration/parse-record.ts';
import { recordShape } from '../../../calibration/record-shape.ts';
import { unitCodes } from '../../../src/base/unit.ts';
import { exampleData, exampleNames, type Loose } from './example-records.ts';
import { mutated } from './mutate.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../calibration/record.schema.json', import.meta.url), 'utf8'),
) as Loose;
const matchesSchema = new Ajv2020({ strict: true, allErrors: false }).compile(schema);

describe('record.schema.json', () => {
  it('is a strict schema of draft 2020-12', () => {
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
  });

  it('knows every unit of the table', () => {
    expect(schema['properties'].gauge.properties.unit.enum).toEqual(unitCodes);
  });

  it('describes every field', () => {
    const undescribed: string[] = [];
    const walk = (node: Loose, path: string): void => {
      for (const [key, field] of Object.entries<Loose>(node.properties ?? {})) {
        const target = field.$ref ? schema['$defs'][field.$ref.replace('#/$defs/', '')] : field;
        if (!field.description && !target.description && field.const === undefined)
          undescribed.push(`${path}.${key}`);
        for (const inner of [field, target, field.items, ...(field.anyOf ?? []), ...(field.oneOf ?? [])])
          if (inner) walk(inner, `${path}.${key}`);
      }
    };
    walk(schema, '');
    expect(undescribed).toEqual([]);
  });

  it.each(exampleNames)('accepts the example %s, as the parser does', (name) => {
    expect(matchesSchema(exampleData(name)), JSON.stringify(matchesSchema.errors)).toBe(true);
    expect(parseRecord(exampleData(name)).ok).toBe(true);
  });

  it.each(exampleNames)('agrees with the parser on mutations of %s', (name) => {
    let refused = 0;
    fc.assert(
      fc.property(mutated(exampleData(name)), (data) => {
        const valid = matchesSchema(data);
        expect(v.safeParse(recordShape, data).success, JSON.stringify(matchesSchema.errors)).toBe(valid);
        const parsed = parseRecord(data);
        if (parsed.ok) expect(valid || data['version'] !== 1).toBe(true);
        if (!valid) refused++;
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(30);
  });
});

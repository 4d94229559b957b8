/** Records of older versions are brought to the current one. */
import { describe, expect, it } from 'vitest';
import { parseRecord } from '../../../calibration/parse-record.ts';

const version0 = {
  format: 'dialect-calibration',
  version: 0,
  id: 'old-1',
  asset: 'acme/lyon/boiler',
  tag: 'pressure',
  unit: 'bar',
  size: [640, 480],
  pivot: [320, 240],
  min: { value: 0, at: [214, 346] },
  max: { value: 6, at: [426, 346] },
};

describe('version 0', () => {
  it('becomes a record of version 1 with the same two marks', () => {
    const parsed = parseRecord(JSON.stringify(version0));
    expect(parsed.ok && parsed.value).toMatchObject({
      version: 1,
      id: 'old-1',
      gauge: { asset: 'acme/lyon/boiler', tag: 'pressure', unit: 'bar', reference: 'gauge' },
      picture: { width: 640, height: 480 },
      marks: [
        { value: 0, at: { x: 214, y: 346 } },
        { value: 6, at: { x: 426, y: 346 } },
      ],
    });
  });

  it('is checked as strictly as a record of today', () => {
    const swapped = parseRecord({ ...version0, min: version0.max, max: version0.min });
    expect(swapped.ok ? [] : swapped.error.map(({ path }) => path)).toContain('marks[1].value');
    const temperature = parseRecord({ ...version0, unit: 'degC' });
    expect(temperature.ok ? [] : temperature.error[0]?.path).toBe('gauge.reference');
    const cut = parseRecord({ ...version0, max: { value: 6 } });
    expect(cut.ok ? [] : cut.error[0]?.path).toBe('max.at');
  });
});

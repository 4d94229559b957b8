/** Wrong, truncated and hostile calibration files: a clear message each, and never an exception. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRecord } from '../../../calibration/parse-record.ts';
import { exampleData, exampleNames, exampleText, type Loose } from './example-records.ts';
import { mutated } from './mutate.ts';

const pressure = 'pressure-0-10-bar';

const issuesOf = (input: unknown): readonly { path: string; message: string }[] => {
  const parsed = parseRecord(input);
  return parsed.ok ? [] : parsed.error;
};

/** The example with one change. */
const changed = (change: (data: Loose) => void, name = pressure): unknown => {
  const data = exampleData(name);
  change(data);
  return data;
};

describe('a good file', () => {
  it.each(exampleNames)('%s is read, as text and as data', (name) => {
    const fromText = parseRecord(exampleText(name));
    expect(fromText).toEqual(parseRecord(exampleData(name)));
    expect(fromText.ok && fromText.value).toEqual(exampleData(name));
    expect(parseRecord(`\uFEFF${exampleText(name)}`).ok).toBe(true);
  });
});

describe('a file that is none', () => {
  it.each([
    ['', '', /empty/],
    ['  \n', '', /empty/],
    ['hello', '', /Not a JSON file/],
    ['null', '', /Not a calibration/],
    ['[1]', '', /Not a calibration/],
    ['{"a":1}', 'format', /Not a calibration/],
    [exampleText(pressure).slice(0, 700), '', /cut off/],
    [`"${'x'.repeat(2_000_001)}"`, '', /2 MB/],
    ['['.repeat(100_000), '', /Not a JSON/],
    [`${'['.repeat(5000)}${']'.repeat(5000)}`, '[0][0][0]', /deeply/],
    [JSON.stringify(Array.from({ length: 30_000 }, () => 0)), '', /too many/],
  ])('%#', (text, path, message) => {
    const [issue] = issuesOf(text);
    expect(issue?.path).toBe(path);
    expect(issue?.message).toMatch(message);
  });

  it('made by a newer Dialect says so', () => {
    const [issue] = issuesOf(changed((data) => (data['version'] = 2)));
    expect(issue?.path).toBe('version');
    expect(issue?.message).toMatch(/newer Dialect: update/);
  });

  it.each([-1, 0.5, '1', null, undefined])('with version %s asks for a version', (version) => {
    expect(issuesOf(changed((data) => (data['version'] = version)))[0]?.path).toBe('version');
  });
});

describe('a wrong field', () => {
  it.each<[string, (data: Loose) => void, string, RegExp]>([
    ['infinite', (d) => (d['marks'][2].value = Infinity), 'marks[2].value', /finite/],
    ['not a number', (d) => (d['scale'].division = NaN), 'scale.division', /finite/],
    ['absurd', (d) => (d['marks'][10].value = 1e30), 'marks[10].value', /Too large/],
    ['misspelt', (d) => (d['gauge'].untis = 'bar'), 'gauge.untis', /Unknown field/],
    ['missing', (d) => delete d['pivot'].y, 'pivot.y', /Missing/],
    ['text for a number', (d) => (d['pivot'].x = '402'), 'pivot.x', /Give a number/],
    [
      'unknown unit',
      (d) => (d['gauge'].unit = 'Bar'),
      'gauge.unit',
      /Not known here \("Bar"\): give one of .*mbar/,
    ],
    ['one mark', (d) => (d['marks'].length = 1), 'marks', /at least 2/],
    ['wildcard in the asset', (d) => (d['gauge'].asset = 'acme/+/x'), 'gauge.asset', /without \+ and #/],
    ['empty level in the asset', (d) => (d['gauge'].asset = 'acme//x'), 'gauge.asset', /none of them empty/],
    ['slash in the tag', (d) => (d['gauge'].tag = 'a/b'), 'gauge.tag', /without/],
    ['identity with @', (d) => (d['id'] = 'a@1'), 'id', /identity/],
    ['local time', (d) => (d['createdAt'] = '2026-04-14 09:12'), 'createdAt', /UTC/],
    ['no such day', (d) => (d['dueAt'] = '2026-13-41'), 'dueAt', /calendar/],
    [
      'perspective of another kind',
      (d) => (d['perspective'].method = 'guess'),
      'perspective.method',
      /none.*ellipse.*points/,
    ],
    ['negative radius', (d) => (d['face'].rx = -3), 'face.rx', /above 0/],
  ])('%s', (_name, change, path, message) => {
    const issues = issuesOf(changed(change));
    expect(issues[0]?.path).toBe(path);
    expect(issues[0]?.message).toMatch(message);
  });
});

describe('a broken rule', () => {
  it.each<[string, (data: Loose) => void, string, RegExp]>([
    [
      'reference of no pressure',
      (d) => (d['gauge'].reference = 'none'),
      'gauge.reference',
      /choose gauge, absolute/,
    ],
    [
      'vacuum below zero',
      (d) => {
        d['gauge'].reference = 'vacuum';
        d['marks'].forEach((mark: Loose) => (mark.value -= 10));
      },
      'gauge.reference',
      /gauge pressure/,
    ],
    ['value twice', (d) => (d['marks'][4].value = d['marks'][3].value), 'marks[4].value', /twice/],
    ['values falling', (d) => d['marks'].reverse(), 'marks[1].value', /must rise/],
    [
      'two marks in one direction',
      (d) => (d['marks'][4].at = d['marks'][3].at),
      'marks[4].at',
      /same direction/,
    ],
    ['mark on the pivot', (d) => (d['marks'][5].at = { ...d['pivot'] }), 'marks[5].at', /on the pivot/],
    [
      'marks in disorder',
      (d) => {
        const [a, b] = [d['marks'][3].at, d['marks'][4].at];
        d['marks'][3].at = b;
        d['marks'][4].at = a;
      },
      'marks',
      /clockwise within one turn/,
    ],
    [
      'direction the other way round',
      (d) => (d['scale'].direction = 'counter-clockwise'),
      'scale.direction',
      /rise clockwise/,
    ],
    [
      'wrapping scale that does not meet',
      (d) => (d['scale'].wraps = true),
      'scale.wraps',
      /last mark where its first/,
    ],
    ['mark far outside', (d) => (d['marks'][2].at.x = 5000), 'marks[2].at', /Far outside/],
    [
      'division above the span',
      (d) => (d['scale'].division = 11),
      'scale.division',
      /larger than the whole scale/,
    ],
    ['ellipse without a face', (d) => (d['face'] = null), 'face', /needs the face/],
    ['face as a slit', (d) => (d['face'].ry = 3), 'face', /narrow/],
    ['asset not composed', (d) => (d['gauge'].asset = 'acme/cafe\u0301'), 'gauge', /NFC/],
    [
      'print too short',
      (d) => (d['print'] = { size: 8, luma: 'AAAA', needleDeg: null }),
      'print.luma',
      /8 × 8/,
    ],
  ])('%s', (_name, change, path, message) => {
    const issues = issuesOf(changed(change));
    expect(issues.map((issue) => issue.path)).toContain(path);
    expect(issues.find((issue) => issue.path === path)?.message).toMatch(message);
  });

  it.each<[string, (data: Loose) => void, RegExp]>([
    ['three points on a line', (d) => (d['perspective'].picture[1] = { x: 478, y: 360 }), /line/],
    ['mirrored points', (d) => d['perspective'].dial.forEach((p: Loose) => (p.x = -p.x)), /mirror/],
    ['points of another dial', (d) => d['perspective'].picture.forEach((p: Loose) => (p.x += 150)), /origin/],
  ])('four points: %s', (_name, change, message) => {
    const [issue] = issuesOf(changed(change, 'thermometer-four-points'));
    expect(issue?.path).toBe('perspective');
    expect(issue?.message).toMatch(message);
  });
});

describe('hostile input', () => {
  it('cannot smuggle in a prototype', () => {
    const text = exampleText(pressure).replace('"gauge": {', '"gauge": { "__proto__": { "unit": "bar" },');
    expect(issuesOf(text)[0]?.message).toMatch(/__proto__/);
    expect(({} as { unit?: string }).unit).toBeUndefined();
  });

  it('is refused whatever it throws', () => {
    const throwing = Object.defineProperty({}, 'format', {
      enumerable: true,
      get: () => {
        throw new RangeError('boom');
      },
    });
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    const trap = (): never => {
      // oxlint-disable-next-line typescript/only-throw-error -- a hostile value throws what it likes
      throw null;
    };
    const proxy = new Proxy({}, { ownKeys: trap, getPrototypeOf: trap });
    const sparse: unknown[] = [];
    sparse.length = 4_000_000_000;
    for (const input of [throwing, cyclic, proxy, sparse, () => 1, Symbol('x'), 10n, new Date(), new Map()])
      expect(parseRecord(input).ok).toBe(false);
  });

  it('never throws, and every message has words', () => {
    const check = (input: unknown): void => {
      const parsed = parseRecord(input);
      if (parsed.ok) return;
      expect(parsed.error.length).toBeGreaterThan(0);
      for (const { message } of parsed.error) expect(message).toMatch(/^[A-Z“][^\n]*\.$/u);
    };
    fc.assert(fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true }), check));
    fc.assert(fc.property(fc.string(), check));
    for (const name of exampleNames)
      fc.assert(
        fc.property(mutated(exampleData(name)), fc.nat(4000), (data, cut) => {
          check(data);
          check(JSON.stringify(data).slice(0, cut));
        }),
        { numRuns: 200 },
      );
  });
});

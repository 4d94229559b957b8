/** One random change somewhere in plain data: a value replaced, a field dropped or added. */
import fc from 'fast-check';
import type { Loose } from './example-records.ts';

export type Path = readonly (string | number)[];

/** Every place in the data, the root excepted. */
export const pathsOf = (data: unknown, at: Path = []): Path[] => {
  if (typeof data !== 'object' || data === null) return at.length > 0 ? [at] : [];
  const inside = Object.entries(data).flatMap(([key, value]) =>
    pathsOf(value, [...at, Array.isArray(data) ? Number(key) : key]),
  );
  return at.length > 0 ? [at, ...inside] : inside;
};

const parentOf = (data: unknown, path: Path): Loose =>
  path.slice(0, -1).reduce((node, key) => node[key] as Loose, data as Loose);

export const withValue = <Data>(data: Data, path: Path, value: unknown): Data => {
  const copy = structuredClone(data);
  parentOf(copy, path)[path.at(-1)!] = value;
  return copy;
};

export const without = <Data>(data: Data, path: Path): Data => {
  const copy = structuredClone(data);
  const parent = parentOf(copy, path);
  if (Array.isArray(parent)) parent.splice(Number(path.at(-1)), 1);
  else delete parent[path.at(-1)!];
  return copy;
};

/** Values of every type, those near the record's limits among them. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    '',
    'none',
    'bar',
    'A b',
    'a/b',
    'a//b',
    '+',
    '2026-01-01',
    '2026-01-01T00:00:00Z',
    'é',
    '\u0007',
    0,
    -0,
    1,
    -1,
    0.5,
    2,
    20,
    100,
    360,
    361,
    1e5,
    1e6,
    1e12,
    1e13,
    1e300,
    5e-324,
    [],
    {},
    { x: 1, y: 1 },
    { x: 1 },
    { method: 'ellipse' },
    { method: 'none', picture: [] },
    [1, 2, 3, 4],
    'clockwise',
    { cx: 1, cy: 1, rx: 1, ry: 1, rotationDeg: 0 },
    { size: 8, luma: 'AAAA', needleDeg: null },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** The data with one change. */
export const mutated = <Data>(data: Data): fc.Arbitrary<Data> => {
  const paths = pathsOf(data);
  const place = fc.constantFrom(...paths);
  return fc.oneof(
    fc.tuple(place, odd).map(([path, value]) => withValue(data, path, value)),
    place.map((path) => without(data, path)),
    fc.tuple(place, fc.string(), odd).map(([path, key, value]) => {
      const copy = structuredClone(data);
      const parent = parentOf(copy, path);
      if (Array.isArray(parent)) parent.push(value);
      else if (key !== '__proto__') parent[key] = value;
      return copy;
    }),
  );
};

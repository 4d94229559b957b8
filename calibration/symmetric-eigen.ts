/** A symmetric 3 × 3 matrix → its eigenvalues, falling, and their unit vectors (Jacobi's rotations). */
export type Three = readonly [number, number, number];
export type ThreeByThree = readonly [Three, Three, Three];

/** Each sweep squares what is left off the diagonal. */
const sweeps = 12;

export const eigenOf = (matrix: ThreeByThree): { readonly values: Three; readonly vectors: ThreeByThree } => {
  const a = matrix.map((row) => [...row]);
  const v = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  const rotate = (p: number, q: number): void => {
    const off = a[p]![q]!;
    if (off === 0) return;
    const theta = (a[q]![q]! - a[p]![p]!) / (2 * off);
    const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    const c = 1 / Math.sqrt(t * t + 1);
    const s = t * c;
    const turn = (row: number[]): void => {
      const [x, y] = [row[p]!, row[q]!];
      row[p] = c * x - s * y;
      row[q] = s * x + c * y;
    };
    for (const row of [...a, ...v]) turn(row);
    for (let k = 0; k < 3; k++) {
      const [x, y] = [a[p]![k]!, a[q]![k]!];
      a[p]![k] = c * x - s * y;
      a[q]![k] = s * x + c * y;
    }
  };
  for (let sweep = 0; sweep < sweeps; sweep++) {
    rotate(0, 1);
    rotate(0, 2);
    rotate(1, 2);
  }
  const order = [0, 1, 2].sort((p, q) => a[q]![q]! - a[p]![p]!);
  const vector = (n: number): Three => [v[0]![order[n]!]!, v[1]![order[n]!]!, v[2]![order[n]!]!];
  const value = (n: number): number => a[order[n]!]![order[n]!]!;
  return { values: [value(0), value(1), value(2)], vectors: [vector(0), vector(1), vector(2)] };
};

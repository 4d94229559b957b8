/** A seen and a calibrated print → the equations of the step that lays one on the other, with Tukey weights (Baker & Matthews 2004). */
import type { PrintTemplate } from './print-template.ts';
import { discPlane } from './sampling-map.ts';

/** Numbers of a homography that a step changes. */
const parameters = 8;
/** Difference of normalised luma, whose scatter is about one, from which a cell has no weight (Tukey). */
const cut = 2.2;
/** Upper triangle of the equations row by row, and their right sides. */
const products = new Float64Array((parameters * (parameters + 1)) / 2);
const sides = new Float64Array(parameters);
/** Whole rows with their right sides. */
const equations = Array.from({ length: parameters }, () => new Array<number>(parameters + 1).fill(0));

const fillEquations = (): number[][] => {
  for (let i = 0, at = 0; i < parameters; i++) {
    for (let j = i; j < parameters; j++) equations[i]![j] = equations[j]![i] = products[at++]!;
    equations[i]![parameters] = sides[i]!;
  }
  return equations;
};

/**
 * The products of a cell's eight derivatives are written out: this is done of every frame, and takes three times as long
 * as two loops.
 * @returns rows [A | b], in memory that the next call uses again
 */
export const normalEquations = (template: PrintTemplate, seen: Float32Array): number[][] => {
  const { mask, normal, gradientX, gradientY } = template;
  const uv = discPlane(template.size);
  products.fill(0);
  sides.fill(0);
  for (let cell = 0; cell < mask.length; cell++) {
    if (mask[cell] === 0) continue;
    const difference = seen[cell]! - normal[cell]!;
    if (!(Math.abs(difference) < cut)) continue; // NaN too
    const x = uv[cell * 2]!;
    const y = uv[cell * 2 + 1]!;
    const c = gradientX[cell]!;
    const f = gradientY[cell]!;
    const radial = c * x + f * y;
    const a = c * x;
    const b = c * y;
    const d = f * x;
    const e = f * y;
    const g = -radial * x;
    const h = -radial * y;
    const share = difference / cut;
    const near = 1 - share * share;
    const weight = near * near;
    let row = weight * a;
    products[0]! += row * a;
    products[1]! += row * b;
    products[2]! += row * c;
    products[3]! += row * d;
    products[4]! += row * e;
    products[5]! += row * f;
    products[6]! += row * g;
    products[7]! += row * h;
    sides[0]! += row * difference;
    row = weight * b;
    products[8]! += row * b;
    products[9]! += row * c;
    products[10]! += row * d;
    products[11]! += row * e;
    products[12]! += row * f;
    products[13]! += row * g;
    products[14]! += row * h;
    sides[1]! += row * difference;
    row = weight * c;
    products[15]! += row * c;
    products[16]! += row * d;
    products[17]! += row * e;
    products[18]! += row * f;
    products[19]! += row * g;
    products[20]! += row * h;
    sides[2]! += row * difference;
    row = weight * d;
    products[21]! += row * d;
    products[22]! += row * e;
    products[23]! += row * f;
    products[24]! += row * g;
    products[25]! += row * h;
    sides[3]! += row * difference;
    row = weight * e;
    products[26]! += row * e;
    products[27]! += row * f;
    products[28]! += row * g;
    products[29]! += row * h;
    sides[4]! += row * difference;
    row = weight * f;
    products[30]! += row * f;
    products[31]! += row * g;
    products[32]! += row * h;
    sides[5]! += row * difference;
    row = weight * g;
    products[33]! += row * g;
    products[34]! += row * h;
    sides[6]! += row * difference;
    row = weight * h;
    products[35]! += row * h;
    sides[7]! += row * difference;
  }
  return fillEquations();
};

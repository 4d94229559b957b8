/** The fixed inputs of models/needle.md → what the shipped network answers in this browser. */
import { loadNeedleModel } from '../../workers/inference/load-model.ts';
import { NeedleNetwork } from '../../workers/inference/needle-network.ts';

const planes = 3;
const rows = 48;
const columns = 320;

export interface NeedleRun {
  readonly inputSum: number;
  /** As the network gives them: logits and radii. */
  readonly outputs: Readonly<Record<string, readonly number[]>>;
}

const wave = [0.01, 0.37] as const;
const needleColumn = [200, 60] as const;
/** Rows that the drawn needle reaches. */
const needleRows = 36;

/** One value of case `test` (models/needle.md, “Check”), in double precision. */
const valueAt = (test: number, plane: number, row: number, column: number): number => {
  const step = wave[test];
  if (step !== undefined) return 0.5 + 0.5 * Math.sin(step * ((plane * rows + row) * columns + column));
  const needle = needleColumn[test - wave.length];
  if (needle === undefined) throw new Error(`there is no case ${test}`);
  const away = ((column - needle + 160 + columns) % columns) - 160;
  const dark = row < needleRows ? 0.7 * Math.exp(-((away / 2.5) ** 2)) : 0;
  return 0.85 - 0.05 * plane - dark;
};

export const runNeedle = async (cases: readonly number[]): Promise<NeedleRun[]> => {
  const network = await NeedleNetwork.open((await loadNeedleModel()).bytes);
  const runs: NeedleRun[] = [];
  for (const test of cases) {
    let at = 0;
    for (let plane = 0; plane < planes; plane++)
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++)
          network.input[at++] = valueAt(test, plane, row, column);
    const { direction, line, readable, tipRadius, tailRadius } = await network.run();
    runs.push({
      inputSum: network.input.reduce((sum, value) => sum + value, 0),
      outputs: {
        direction: [...direction],
        line: [...line],
        readable: [Math.log(readable / (1 - readable))],
        reach: [tipRadius, tailRadius],
      },
    });
  }
  return runs;
};

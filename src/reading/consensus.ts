/** Values of successive frames, oldest first → what they have in common. */

/** Half of the values lie on either side; of an even number the middle of the two. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** The median, but never a value between two camps that nobody saw: of two that differ, the one near the newest. */
export const agreedOn = (values: readonly number[], near: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[(sorted.length - 1) >> 1]!;
  const high = sorted[sorted.length >> 1]!;
  if (high - low <= near) return (low + high) / 2;
  const newest = values.at(-1)!;
  return newest - low < high - newest ? low : high;
};

/** Arithmetic mean of at least one value. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Whether values swing to and fro rather than move one way: at least two of five steps turn back. */
export const swings = (values: readonly number[]): boolean => {
  if (values.length < 5) return false;
  let turns = 0;
  for (let k = 2; k < values.length; k++)
    if ((values[k]! - values[k - 1]!) * (values[k - 1]! - values[k - 2]!) < 0) turns++;
  return turns >= 0.4 * (values.length - 2);
};

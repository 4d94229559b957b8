/** A few numbers → the one in their middle; nothing is allocated. */

/** The upper of the middle two where the count is even; 0 of none. Sorts the first `count` numbers where they stand. */
export const median = (numbers: Float64Array, count: number): number => {
  for (let k = 1; k < count; k++) {
    const number = numbers[k]!;
    let at = k;
    for (; at > 0 && numbers[at - 1]! > number; at--) numbers[at] = numbers[at - 1]!;
    numbers[at] = number;
  }
  return count > 0 ? numbers[count >> 1]! : 0;
};

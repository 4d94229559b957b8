/** An arrow key → how far a point moves; picture px. With shift ten times as far. */
const nudgePx = 0.5;
const leapPx = 5;

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export const wayOfKey = (
  event: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
): { readonly x: number; readonly y: number } | null => {
  const way = ways[event.key];
  const step = event.shiftKey ? leapPx : nudgePx;
  return way ? { x: way[0] * step, y: way[1] * step } : null;
};

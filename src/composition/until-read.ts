/** Waits for the first reading with a value: what can wait must not hold that up. */
import type { LiveModel } from '../ui/live/live-model.ts';

/** A device without gauges, or without a camera, waits for no reading; ms. */
const longestWaitMs = 15_000;

const isRead = (live: LiveModel): boolean =>
  [...live.gauges.values()].some(
    ({ reading }) => reading !== null && reading.value !== null && !reading.reasons.includes('few-frames'),
  );

export const untilRead = (live: LiveModel, patienceMs = longestWaitMs): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      live.removeEventListener('change', look);
      resolve();
    };
    const look = (): void => {
      if (isRead(live)) end();
    };
    const timer = setTimeout(end, patienceMs);
    live.addEventListener('change', look);
  });

/** Turns the timestamps of a track's frames into UTC. */

/** The capture clock may run this much slower than UTC before stamps fall behind: 100 ppm, a poor quartz. */
const creep = 1e-4;
/** Arrivals later than this by UTC mean that the system's clock was set, ms. */
const clockWasSet = 2000;

/**
 * Frame timestamps are µs on the capture clock, whose origin is not specified (W3C MediaStreamTrack insertable
 * media). The smallest difference between arrival and timestamp is the clock's offset plus the shortest
 * delivery delay: frames are stamped by that, so a late arrival never makes a frame look newer. The smallest
 * difference is forgotten slowly, so that months of drift are followed, and at once when the clock was set.
 */
export const captureClock = (): ((timestampUs: number) => number) => {
  let offsetMs: number | undefined;
  let beforeMs = 0;
  return (timestampUs) => {
    const captured = timestampUs / 1000;
    const difference = Date.now() - captured;
    const expected = offsetMs === undefined ? Infinity : offsetMs + creep * Math.max(0, captured - beforeMs);
    offsetMs = difference > expected + clockWasSet ? difference : Math.min(difference, expected);
    beforeMs = captured;
    return Math.round(captured + offsetMs);
  };
};

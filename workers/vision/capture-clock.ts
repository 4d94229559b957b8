/** Turns the timestamps of a track's frames into UTC. */

/**
 * Frame timestamps are µs on the capture clock, whose origin is not specified (W3C MediaStreamTrack insertable
 * media). The smallest difference between arrival and timestamp is the clock's offset plus the shortest
 * delivery delay: frames are stamped by that, so a late arrival never makes a frame look newer. Two seconds of
 * drift or a jump of the system's clock start it again.
 */
export const captureClock = (): ((timestampUs: number) => number) => {
  let offsetMs: number | undefined;
  return (timestampUs) => {
    const arrival = Date.now();
    const difference = arrival - timestampUs / 1000;
    if (offsetMs === undefined || difference < offsetMs || difference > offsetMs + 2000)
      offsetMs = difference;
    return Math.round(timestampUs / 1000 + offsetMs);
  };
};

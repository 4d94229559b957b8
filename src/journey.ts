/** The loop: frames of one source become observations, readings and messages; silence becomes bad readings. */
import { faultCodeOf } from './base/fault.ts';
import type { GaugeId, Observation } from './base/observation.ts';
import type { Reading } from './base/reading.ts';
import type { Frames, FrameSource, SourceState } from './camera/frame-source.ts';
import { GaugeReader } from './gauge-reader.ts';
import type { Prepared } from './reading/prepare-gauge.ts';
import type { Read } from './reading/read-gauge.ts';
import { readSilence, reasonOfSilence } from './silence.ts';
import type { VisionClient } from './vision/vision-client.ts';

type Shown = Pick<Read, 'reading' | 'interpretation'>;

export interface JourneyParts {
  readonly source: FrameSource;
  readonly vision: Pick<VisionClient, 'state' | 'opened' | 'observe' | 'watch' | 'stop'>;
  readonly courier: { record(readings: readonly Reading[]): Promise<unknown> };
  /** May change meanwhile. */
  readonly gauges: ReadonlyMap<GaugeId, { prepared: Prepared; everyMs: number; publishEveryMs: number }>;
  onRead(gauge: GaugeId, read: Shown, observation: Observation | null): void;
  onSource(state: SourceState): void;
  onFault(error: unknown): void;
}

/** Starts at once; the returned function ends it and releases the source. */
export const travel = (parts: JourneyParts): (() => void) => {
  const { source, vision, courier, gauges } = parts;
  const reader = new GaugeReader(gauges);
  const heardMs = new Map<GaugeId, number>();
  const slots = new Map<GaugeId, number>();
  let sourceState: SourceState = { kind: 'idle' };
  let pumping = new AbortController();

  /** Shows every reading; records the first in each publishing interval of its gauge. */
  const take = (all: readonly { gauge: GaugeId; read: Shown; seen: Observation | null }[]): void => {
    const due = all.filter(({ gauge, read, seen }) => {
      heardMs.set(gauge, performance.now());
      parts.onRead(gauge, read, seen);
      const slot = Math.floor(read.reading.ts / Math.max(1, gauges.get(gauge)?.publishEveryMs ?? 1000));
      return slots.get(gauge) !== slot && slots.set(gauge, slot);
    });
    if (due.length > 0) courier.record(due.map(({ read }) => read.reading)).catch(parts.onFault);
  };
  const interpret = (observations: readonly Observation[]): void => take(reader.read(observations));

  const pump = async (frames: Frames, signal: AbortSignal): Promise<void> => {
    const { origin, simulated } = source; // the source itself cannot cross to the worker
    if (frames.kind === 'stream') return vision.watch(frames.readable, { origin, simulated }, interpret);
    while (!signal.aborted) {
      await vision.opened(signal);
      const next = await frames.next(signal);
      if (next) interpret(await vision.observe(next.frame, next.stamp, false, signal).catch(passOver));
    }
  };
  const start = (): Promise<void> =>
    source.start(
      (state) => parts.onSource((sourceState = state)),
      (frames) => {
        pumping.abort();
        const { signal } = (pumping = new AbortController());
        pump(frames, signal).catch((error: unknown) => {
          parts.onFault(error); // the stream went down with its worker: the source makes a new one
          if (!signal.aborted) start().catch(parts.onFault);
        });
      },
    );
  const watchdog = setInterval(() => {
    const reason = reasonOfSilence(sourceState, vision.state.kind);
    const now = { steadyMs: performance.now(), utcMs: Date.now() };
    take(readSilence(gauges, heardMs, reason, source.simulated, now));
  }, 1000);

  start().catch(parts.onFault);
  return () => {
    pumping.abort();
    clearInterval(watchdog);
    vision.stop();
    source.stop();
  };
};

/** A frame that is lost with its worker is only a frame; the client replaces the worker. */
const passOver = (error: unknown): Observation[] => {
  if (faultCodeOf(error) === undefined) throw error;
  return [];
};

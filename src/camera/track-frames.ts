/** A camera track becomes frames: a stream where the browser has a track processor, else pulled from a <video>. */
import type { FrameStamp } from '../base/frame.ts';
import type { Frames } from './frame-source.ts';
import { VideoPull } from './video-pull.ts';

/** Chromium only, on the window only: W3C MediaStreamTrack Insertable Media Processing using Streams. */
type TrackProcessor = new (init: { track: MediaStreamTrack; maxBufferSize: number }) => {
  readonly readable: ReadableStream<VideoFrame>;
};

/** W3C Media Capture and Streams Extensions: counts frames without touching them. */
interface CountedTrack extends MediaStreamTrack {
  readonly stats?: { readonly totalFrames: number };
}

export interface TrackFrames {
  readonly frames: Frames;
  /** Frames that came from the device so far; null where the browser does not say. */
  count(): number | null;
  stop(): void;
}

const origin: Pick<FrameStamp, 'origin' | 'simulated'> = { origin: 'camera', simulated: false };

const streamed = (track: CountedTrack, Processor: TrackProcessor): TrackFrames => {
  // One frame is kept: a slow reader gets the newest. Frames are stamped by their reader: `VideoFrame.timestamp`
  // is µs of the capture clock (in Chromium since the system's start), not UTC.
  const { readable } = new Processor({ track, maxBufferSize: 1 });
  return {
    frames: { kind: 'stream', readable },
    count: () => track.stats?.totalFrames ?? null,
    // The stream ends, and closes what it holds, when its track stops.
    stop: () => undefined,
  };
};

const pulled = async (track: MediaStreamTrack): Promise<TrackFrames> => {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  await video.play();
  const pull = new VideoPull(video, origin);
  return {
    frames: { kind: 'pull', next: (signal) => pull.next(signal) },
    // A hidden tab shows no frames, so nothing is known.
    count: () => (document.hidden ? null : pull.seen),
    stop: () => {
      pull.stop();
      video.srcObject = null;
    },
  };
};

/** @param form `auto` takes the stream where there is one */
export const trackFrames = async (track: MediaStreamTrack, form: 'auto' | 'pull'): Promise<TrackFrames> => {
  const { MediaStreamTrackProcessor: Processor } = globalThis as {
    MediaStreamTrackProcessor?: TrackProcessor;
  };
  return Processor && form === 'auto' ? streamed(track, Processor) : pulled(track);
};

/** Watches a camera track and its frame count until it ends or freezes; tells of mute and unmute meanwhile. */
import { cameraTroubles, type CameraTrouble } from './camera-trouble.ts';

export interface TrackWatch {
  readonly track: MediaStreamTrack;
  /** Frames so far; null when unknown. */
  count(): number | null;
  readonly frozenAfterMs: number;
  onMuted(isMuted: boolean): void;
}

/** Resolves with the trouble that makes the track useless, or null once `signal` aborts. */
export const untilTrouble = (
  { track, count, frozenAfterMs, onMuted }: TrackWatch,
  signal: AbortSignal,
): Promise<CameraTrouble | null> =>
  new Promise((resolve) => {
    let last = count();
    let changedAtMs = performance.now();
    const isUseless = (): CameraTrouble | null => {
      if (track.readyState === 'ended') return cameraTroubles.unplugged;
      const now = count();
      if (now === null || now !== last) changedAtMs = performance.now();
      last = now;
      if (performance.now() - changedAtMs < frozenAfterMs) return null;
      return track.muted ? cameraTroubles.muted : cameraTroubles.frozen;
    };
    const look = (): void => {
      const trouble = isUseless();
      if (trouble) end(trouble);
    };
    const timer = setInterval(look, frozenAfterMs / 5);
    const mute = (): void => onMuted(true);
    const unmute = (): void => onMuted(false);
    const abort = (): void => end(null);
    const end = (trouble: CameraTrouble | null): void => {
      clearInterval(timer);
      track.removeEventListener('ended', look);
      track.removeEventListener('mute', mute);
      track.removeEventListener('unmute', unmute);
      signal.removeEventListener('abort', abort);
      resolve(trouble);
    };
    track.addEventListener('ended', look);
    track.addEventListener('mute', mute);
    track.addEventListener('unmute', unmute);
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
  });

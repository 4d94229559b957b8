/** A camera of this device becomes frames, through refusals, unplugging and freezes, for months. */
import type { Frames, FrameSource, SourceState } from './frame-source.ts';
import { awaitCure } from './await-cure.ts';
import { cameraTroubleOf, cameraTroubles, type CameraTrouble } from './camera-trouble.ts';
import { applySettings, trackCan, type TrackSettings } from './track-controls.ts';
import { trackFrames } from './track-frames.ts';
import { untilTrouble } from './watch-track.ts';

export interface LiveCameraOptions {
  /** From `listCameras`; without it the browser chooses, the rear camera where it knows one. */
  readonly deviceId?: string;
  readonly width?: number;
  readonly height?: number;
  readonly framesPerSecond?: number;
  /** No new frame for this long: the track is restarted. */
  readonly frozenAfterMs?: number;
  /** First wait before another try; doubles up to 32 times, with jitter. */
  readonly retryMs?: number;
  readonly form?: 'auto' | 'pull';
  readonly devices?: MediaDevices | undefined;
  readonly permissions?: Permissions | undefined;
}

type Listeners = { onState(state: SourceState): void; onFrames(frames: Frames): void };

export class LiveCamera implements FrameSource {
  readonly origin = 'camera';
  readonly simulated = false;
  /** One stream for good: its track changes when the camera is restarted, so a <video> on it goes on. */
  readonly preview = new MediaStream();
  readonly #options: LiveCameraOptions;
  #session: AbortController | null = null;
  #settings: TrackSettings = { torch: false, exposureLocked: false };

  constructor(options: LiveCameraOptions = {}) {
    this.#options = options;
  }

  /** Resolves once the camera is live or has failed for the first time; goes on by itself after that. */
  start(onState: (state: SourceState) => void, onFrames: (frames: Frames) => void): Promise<void> {
    this.stop();
    const session = (this.#session = new AbortController());
    let isKnown = false;
    return new Promise((resolve, reject) => {
      const onKnown = (state: SourceState): void => {
        if (session.signal.aborted) return;
        onState(state);
        if (state.kind === 'starting') return;
        isKnown = true;
        resolve();
      };
      this.#run({ onState: onKnown, onFrames }, session.signal).then(resolve, (bug: unknown) => {
        if (isKnown) reportError(bug);
        else reject(bug);
      });
    });
  }

  stop(): void {
    this.#session?.abort();
    this.#session = null;
    this.#closeTrack();
  }

  /** What the camera at work has; all false while there is none. */
  get can(): { readonly [Key in keyof TrackSettings]: boolean } {
    const [track] = this.preview.getVideoTracks();
    return track ? trackCan(track) : { torch: false, exposureLocked: false };
  }

  /** Kept and applied again after each restart. False when the camera does not take it. */
  async set(settings: Partial<TrackSettings>): Promise<boolean> {
    this.#settings = { ...this.#settings, ...settings };
    const [track] = this.preview.getVideoTracks();
    return track !== undefined && (await applySettings(track, this.#settings)).ok;
  }

  async #run(listeners: Listeners, signal: AbortSignal): Promise<void> {
    const {
      devices = navigator.mediaDevices,
      permissions = navigator.permissions,
      retryMs = 1000,
    } = this.#options;
    for (let failures = 0; !signal.aborted; failures++) {
      listeners.onState({ kind: 'starting' });
      const trouble = devices
        ? await this.#untilTrouble(devices, listeners, signal, () => (failures = 0))
        : cameraTroubles.insecure;
      if (!trouble || signal.aborted) return;
      const { code, message, cure } = trouble;
      listeners.onState({ kind: 'failed', code, message, retrying: cure !== 'none' });
      if (cure === 'none') return;
      // Jitter keeps kiosks that lost power together from asking together.
      const delayMs = retryMs * 2 ** Math.min(failures, 5) * (0.75 + Math.random() / 2);
      await awaitCure(trouble, { devices, permissions }, delayMs, signal);
    }
  }

  /** One life of a track, from opening to its trouble; null when stopped. `onAlive`: it did deliver frames. */
  async #untilTrouble(
    devices: MediaDevices,
    { onState, onFrames }: Listeners,
    signal: AbortSignal,
    onAlive: () => void,
  ): Promise<CameraTrouble | null> {
    let stream: MediaStream;
    try {
      stream = await devices.getUserMedia({ audio: false, video: this.#constraints() });
    } catch (error) {
      const trouble = cameraTroubleOf(error);
      if (!trouble) throw error;
      return trouble;
    }
    const track = stream.getVideoTracks()[0]!;
    if (signal.aborted) return (track.stop(), null);
    this.preview.addTrack(track);
    const source = await trackFrames(track, this.#options.form ?? 'auto');
    try {
      if (signal.aborted) return null;
      if (this.#settings.torch || this.#settings.exposureLocked) await applySettings(track, this.#settings);
      const live = (): void => onState({ kind: 'live', ...sizeOf(track) });
      onFrames(source.frames);
      live();
      const onMuted = (isMuted: boolean): void => {
        const { code, message } = cameraTroubles.muted;
        if (isMuted) onState({ kind: 'failed', code, message, retrying: true });
        else live();
      };
      const frozenAfterMs = this.#options.frozenAfterMs ?? 5000;
      return await untilTrouble({ track, count: source.count, frozenAfterMs, onMuted }, signal);
    } finally {
      if ((source.count() ?? 1) > 0) onAlive();
      source.stop();
      this.#closeTrack();
    }
  }

  #closeTrack(): void {
    for (const track of this.preview.getTracks()) {
      track.stop();
      this.preview.removeTrack(track);
    }
  }

  #constraints(): MediaTrackConstraints {
    const { deviceId, width = 1920, height = 1080, framesPerSecond = 30 } = this.#options;
    return {
      ...(deviceId ? { deviceId: { exact: deviceId } } : { facingMode: { ideal: 'environment' } }),
      width: { ideal: width },
      height: { ideal: height },
      frameRate: { ideal: framesPerSecond },
    };
  }
}

const sizeOf = (track: MediaStreamTrack): { width: number; height: number } => {
  const { width = 0, height = 0 } = track.getSettings();
  return { width, height };
};

/** A camera track's torch and exposure lock, where the device has them (W3C Image Capture). */
import { ok, refuse, type Result } from '../base/result.ts';

export interface TrackSettings {
  readonly torch: boolean;
  readonly exposureLocked: boolean;
}

/** Not in TypeScript's DOM library: W3C Image Capture §8. */
interface ImageCapabilities extends MediaTrackCapabilities {
  readonly torch?: boolean;
  readonly exposureMode?: readonly string[];
}

const capabilitiesOf = (track: MediaStreamTrack): ImageCapabilities =>
  'getCapabilities' in track ? (track.getCapabilities() as ImageCapabilities) : {};

export const trackCan = (track: MediaStreamTrack): { readonly [Key in keyof TrackSettings]: boolean } => {
  const { torch, exposureMode } = capabilitiesOf(track);
  return {
    torch: torch === true,
    exposureLocked: ['manual', 'continuous'].every((mode) => exposureMode?.includes(mode)),
  };
};

/** Asks for all settings that the device has; refuses when it then does not take one. */
export const applySettings = async (
  track: MediaStreamTrack,
  settings: TrackSettings,
): Promise<Result<TrackSettings, 'not-taken'>> => {
  const can = trackCan(track);
  const wish = {
    ...(can.torch ? { torch: settings.torch } : {}),
    ...(can.exposureLocked ? { exposureMode: settings.exposureLocked ? 'manual' : 'continuous' } : {}),
  };
  try {
    await track.applyConstraints({ ...track.getConstraints(), advanced: [wish as MediaTrackConstraintSet] });
  } catch {
    // Some drivers list a mode and reject it; the picture goes on as it was.
    return refuse('not-taken');
  }
  return ok({
    torch: can.torch && settings.torch,
    exposureLocked: can.exposureLocked && settings.exposureLocked,
  });
};

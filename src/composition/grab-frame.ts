/** What a source shows right now → a picture. */
import type { FrameSource } from '../camera/frame-source.ts';

/** Longest wait for a stream's first picture; ms. */
const patienceMs = 4000;

/** Null when there is no picture yet. The caller closes it. */
export const grabFrame = async (source: FrameSource | null): Promise<ImageBitmap | null> => {
  const preview = source?.preview ?? null;
  if (preview instanceof HTMLCanvasElement)
    return preview.width > 0 && preview.height > 0 ? createImageBitmap(preview).catch(() => null) : null;
  if (!preview || preview.getVideoTracks().length === 0) return null;
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = preview;
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs));
  const shown = video.play().then(() => createImageBitmap(video));
  try {
    return await Promise.race([shown, late]);
  } catch {
    return null; // the track ended meanwhile; the source says so itself
  } finally {
    shown.finally(() => (video.srcObject = null)).catch(() => undefined);
  }
};

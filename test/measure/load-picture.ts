/** The address of a picture → its pixels on a canvas; the last few are kept. */
import { copyOf } from './disturb/canvas.ts';

const kept = new Map<string, Promise<OffscreenCanvas>>();
const keptMost = 4;

const fetchPicture = async (url: string): Promise<OffscreenCanvas> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  const bitmap = await createImageBitmap(await response.blob());
  try {
    return copyOf(bitmap);
  } finally {
    bitmap.close();
  }
};

/** Not to be drawn over. */
export const loadPicture = (url: string): Promise<OffscreenCanvas> => {
  const known = kept.get(url) ?? fetchPicture(url);
  kept.delete(url);
  kept.set(url, known);
  for (const oldest of [...kept.keys()].slice(0, -keptMost)) kept.delete(oldest);
  return known;
};

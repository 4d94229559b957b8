/** A file that was picked → a picture, or the sentence that says why not. */
import { ok, refuse, type Result } from '../../base/result.ts';

/** The caller closes the picture. */
export const pictureOfFile = async (file: File): Promise<Result<ImageBitmap, string>> => {
  try {
    return ok(await createImageBitmap(file));
  } catch {
    return refuse(`“${file.name}” is not a picture that this browser can read.`);
  }
};

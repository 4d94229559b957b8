/** A hard-pressed encoder: JPEG of low quality. */
import { copyOf } from './canvas.ts';
import { graded, type Disturbance } from './disturbance.ts';

export const jpeg: Disturbance = async ({ picture }, strength) => {
  const blob = await picture.convertToBlob({ type: 'image/jpeg', quality: graded(0.5, 0.02, strength) });
  const pressed = await createImageBitmap(blob);
  try {
    return { picture: copyOf(pressed) };
  } finally {
    pressed.close();
  }
};

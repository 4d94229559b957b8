/** Turns a frame into pixels that the stages can read, in a buffer that is used again. */
import { frameLayout, rgbaLayout, type FrameLayout, type FrameShape } from './frame-layout.ts';
import { wholeWords, type Patch } from './patch.ts';

/** All of a frame: 8 bit per plane, pixel centres at integers. Valid until the next `load`. */
export interface Picture extends Patch {
  readonly width: number;
  readonly height: number;
}

/** RGBA pixels, row by row, as a picture: their own memory. */
export const rgbaPicture = (
  width: number,
  height: number,
  { buffer, byteOffset, byteLength }: Uint8Array | Uint8ClampedArray,
): Picture =>
  pictureOf({ width, height }, rgbaLayout({ width, height }), new Uint8Array(buffer, byteOffset, byteLength));

const pictureOf = (
  { width, height }: Pick<FrameShape, 'width' | 'height'>,
  { planes, colour }: FrameLayout,
  memory: Uint8Array,
): Picture => ({ width, height, memory, planes, colour });

/** Owns the read-back buffer; one per worker. */
export class PictureReader {
  #buffer = new Uint8Array(0);
  #canvas: OffscreenCanvas | undefined;

  /** Reads all pixels of `frame` and closes it, whatever happens. */
  async load(frame: VideoFrame | ImageBitmap): Promise<Picture> {
    try {
      return frame instanceof ImageBitmap ? this.#fromBitmap(frame) : await this.#fromVideoFrame(frame);
    } finally {
      frame.close();
    }
  }

  /** The camera's own planes where they are known: turning them into RGBA takes as long as reading a dial does. */
  async #fromVideoFrame(frame: VideoFrame): Promise<Picture> {
    const rect = frame.visibleRect ?? new DOMRectReadOnly(0, 0, frame.codedWidth, frame.codedHeight);
    const { width, height } = rect;
    const shape = { width, height, format: frame.format, colorSpace: frame.colorSpace };
    const own = frameLayout(shape);
    const layout = own ?? rgbaLayout(shape);
    const bytes = wholeWords(layout.bytes);
    if (this.#buffer.byteLength !== bytes) this.#buffer = new Uint8Array(bytes);
    try {
      await frame.copyTo(this.#buffer, {
        rect,
        layout: layout.layout,
        ...(own ? {} : { format: 'RGBA' as const }),
      });
      return pictureOf(shape, layout, this.#buffer);
    } catch {
      // Browsers without conversion in copyTo (Safari 17) can still draw the frame.
      return this.#draw(frame, width, height);
    }
  }

  #fromBitmap(frame: ImageBitmap): Picture {
    return this.#draw(frame, frame.width, frame.height);
  }

  #draw(image: VideoFrame | ImageBitmap, width: number, height: number): Picture {
    this.#canvas ??= new OffscreenCanvas(width, height);
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    const context = this.#canvas.getContext('2d', { willReadFrequently: true, alpha: false });
    if (!context) throw new Error('No 2D context for reading pixels.');
    context.drawImage(image, 0, 0);
    return rgbaPicture(width, height, context.getImageData(0, 0, width, height).data);
  }
}

/** Turns a frame into pixels that the stages can read, in buffers that are used again. */

/** RGBA, row by row, 8 bit per channel; pixel centres at integers. Valid until the next `load`. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array | Uint8ClampedArray;
}

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

  async #fromVideoFrame(frame: VideoFrame): Promise<Picture> {
    const rect = frame.visibleRect ?? new DOMRectReadOnly(0, 0, frame.codedWidth, frame.codedHeight);
    const bytes = rect.width * rect.height * 4;
    if (this.#buffer.byteLength !== bytes) this.#buffer = new Uint8Array(bytes);
    try {
      await frame.copyTo(this.#buffer, {
        rect,
        format: 'RGBA',
        layout: [{ offset: 0, stride: rect.width * 4 }],
      });
      return { width: rect.width, height: rect.height, rgba: this.#buffer };
    } catch {
      // Browsers without conversion in copyTo (Safari 17) can still draw the frame.
      return this.#draw(frame, rect.width, rect.height);
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
    return { width, height, rgba: context.getImageData(0, 0, width, height).data };
  }
}

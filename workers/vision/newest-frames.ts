/** Reads a stream of frames so that only the newest unseen one waits; every other is closed at once. */

export interface NewestFrames {
  readonly frames: AsyncGenerator<VideoFrame>;
  /** Ends the generator and releases the stream; closes what waits. */
  readonly stop: () => void;
}

export const newestFrames = (stream: ReadableStream<VideoFrame>): NewestFrames => {
  const reader = stream.getReader();
  let waiting: VideoFrame | undefined;
  let ended = false;
  let wake: (() => void) | undefined;

  const pump = async (): Promise<void> => {
    try {
      while (!ended) {
        const { done, value } = await reader.read();
        if (done) break;
        waiting?.close();
        waiting = value;
        if (ended) break;
        wake?.();
      }
    } finally {
      ended = true;
      wake?.();
    }
  };
  const pumping = pump().catch(() => undefined);

  const generate = async function* (): AsyncGenerator<VideoFrame> {
    try {
      for (;;) {
        if (waiting) {
          const frame = waiting;
          waiting = undefined;
          yield frame;
        } else if (ended) return;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    } finally {
      stop();
    }
  };

  const stop = (): void => {
    ended = true;
    waiting?.close();
    waiting = undefined;
    void reader.cancel().catch(() => undefined);
    void pumping.then(() => {
      waiting?.close();
      waiting = undefined;
    });
    wake?.();
  };

  return { frames: generate(), stop };
};

/** An interval in ms becomes beats, in a worker because browsers slow a hidden page's own timers to one a minute. */
addEventListener('message', ({ data }: MessageEvent<number>) => {
  setInterval(() => postMessage(null), data);
});

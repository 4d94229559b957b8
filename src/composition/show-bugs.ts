/** The top handlers: what nobody caught is shown and written to the console, never swallowed. */
import type { LiveModel } from '../ui/live/live-model.ts';

export const showBugs = (live: LiveModel): void => {
  const show = (cause: unknown): void => {
    const message = cause instanceof Error ? cause.message : String(cause);
    live.raise({ code: 'bug', message: `${message}. Reload the page; what was read so far is stored.` });
  };
  addEventListener('error', (event) => show(event.error ?? event.message));
  addEventListener('unhandledrejection', (event) => show(event.reason));
};

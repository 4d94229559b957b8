/** Renders an element again when the live model changes, a few times a second at most, and as time passes. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LiveModel } from './live-model.ts';

/** Fast enough to look live, slow enough for a cheap tablet to stay cool; ms. */
const renderEveryMs = 250;

export class LiveController implements ReactiveController {
  private timer: ReturnType<typeof setInterval> | undefined;
  private due = true;
  private lastMs = 0;

  /**
   * @param model asked anew each time, because context arrives late
   * @param tickMs render at least this often, so that ages grow without events
   */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly model: () => LiveModel | undefined,
    private readonly tickMs = 1000,
  ) {
    host.addController(this);
  }

  private watched: LiveModel | undefined;
  private readonly onChange = (): void => {
    this.due = true;
  };

  /** Behind another tab timers rest: what stands here is old, and must not be seen as if it were not. */
  private readonly onSeen = (): void => {
    if (document.visibilityState !== 'visible') return;
    this.lastMs = performance.now();
    this.host.requestUpdate();
  };

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.onSeen);
    this.timer = setInterval(() => {
      const now = this.model();
      if (now !== this.watched) {
        this.watched?.removeEventListener('change', this.onChange);
        now?.addEventListener('change', this.onChange);
        this.watched = now;
        this.due = true;
      }
      const nowMs = performance.now();
      if (!this.due && nowMs - this.lastMs < this.tickMs) return;
      this.due = false;
      this.lastMs = nowMs;
      this.host.requestUpdate();
    }, renderEveryMs);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.onSeen);
    clearInterval(this.timer);
    this.watched?.removeEventListener('change', this.onChange);
    this.watched = undefined;
  }
}

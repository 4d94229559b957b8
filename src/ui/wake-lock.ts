/** Keeps the screen on while the app is shown, takes the lock again when it was lost, and says where it is refused. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class WakeLockController implements ReactiveController {
  private lock: WakeLockSentinel | null = null;
  private isConnected = false;
  /** The device does not keep its screen on for this page: low battery, a setting, or a browser without the lock. */
  isRefused = false;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.isConnected = true;
    this.take();
    document.addEventListener('visibilitychange', this.take);
  }

  hostDisconnected(): void {
    this.isConnected = false;
    document.removeEventListener('visibilitychange', this.take);
    void this.lock?.release();
  }

  /** The browser gives it to pages that are seen, and takes it away when they are hidden (Screen Wake Lock, §5). */
  private readonly take = (): void => void this.ask();

  private async ask(): Promise<void> {
    if (!this.isConnected || document.visibilityState !== 'visible') return;
    if (this.lock && !this.lock.released) return;
    try {
      this.lock = await navigator.wakeLock.request('screen');
      this.say(false);
    } catch {
      // Refused, or there is no such thing here: the settings of the device decide.
      if (document.visibilityState === 'visible') this.say(true);
      return;
    }
    if (!this.isConnected) void this.lock.release();
    // Taken away from a page that is seen, as on low battery: it is told if it is not given again.
    else this.lock.addEventListener('release', this.take, { once: true });
  }

  private say(isRefused: boolean): void {
    if (this.isRefused === isRefused) return;
    this.isRefused = isRefused;
    this.host.requestUpdate();
  }
}

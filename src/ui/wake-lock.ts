/** Keeps the screen on while the app is shown, and takes the lock again when the page comes back. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class WakeLockController implements ReactiveController {
  private lock: WakeLockSentinel | null = null;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  private readonly take = (): void => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    navigator.wakeLock.request('screen').then(
      (lock) => (this.lock = lock),
      () => undefined, // denied on low battery; the plant's own settings decide then
    );
  };

  hostConnected(): void {
    this.take();
    document.addEventListener('visibilitychange', this.take);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.take);
    void this.lock?.release();
  }
}

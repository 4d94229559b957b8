/** Waits until another try at the camera is worth while: time passed, a plug moved, permission changed, page seen again. */
import type { CameraTrouble } from './camera-trouble.ts';

export interface CureSources {
  readonly devices: MediaDevices;
  readonly permissions: Permissions | undefined;
}

/** Undefined where the browser does not tell (Firefox before 132, older Safari). */
const cameraPermission = async (
  permissions: Permissions | undefined,
): Promise<PermissionStatus | undefined> =>
  // Browsers that do not know this name reject; then we go by the page being seen again.
  permissions?.query({ name: 'camera' as PermissionName }).catch(() => undefined);

/** Resolves at the cure or at the abort; `delayMs` counts only where time can cure. */
export const awaitCure = async (
  { cure }: CameraTrouble,
  { devices, permissions }: CureSources,
  delayMs: number,
  signal: AbortSignal,
): Promise<void> => {
  const permission = cure === 'permission' ? await cameraPermission(permissions) : undefined;
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = cure === 'time' ? setTimeout(() => end(), delayMs) : undefined;
    // Asking again by ourselves while the answer stands would nag, so only a change of it counts.
    const allowed = (): void => {
      if (permission?.state !== 'denied') end();
    };
    const seen = (): void => {
      if (!document.hidden) end();
    };
    const waits: [EventTarget | undefined, string, () => void][] = [
      [signal, 'abort', () => end()],
      [cure === 'time' ? devices : undefined, 'devicechange', () => end()],
      [permission, 'change', allowed],
      [cure === 'permission' && !permission ? document : undefined, 'visibilitychange', seen],
    ];
    const end = (): void => {
      clearTimeout(timer);
      for (const [target, event, listener] of waits) target?.removeEventListener(event, listener);
      resolve();
    };
    for (const [target, event, listener] of waits) target?.addEventListener(event, listener);
  });
};

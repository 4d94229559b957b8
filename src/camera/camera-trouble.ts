/** Turns what a browser says about a camera into a fault code and a sentence that tells a person what to do. */
import type { FaultCode } from '../base/fault.ts';

export interface CameraTrouble {
  readonly code: Extract<FaultCode, `camera-${string}`>;
  readonly message: string;
  /** What makes another try worth while: the person's permission, or time and plugs. */
  readonly cure: 'permission' | 'time' | 'none';
}

export const cameraTroubles = {
  insecure: {
    code: 'camera-refused',
    message: 'Browsers give a camera to secure pages only: open this page over https, or on localhost.',
    cure: 'none',
  },
  refused: {
    code: 'camera-refused',
    message:
      'The camera was refused. Allow it: tap the camera or lock sign beside the address, choose “Allow”. Reading starts by itself then.',
    cure: 'permission',
  },
  refusedBySystem: {
    code: 'camera-refused',
    message:
      'The operating system refuses the camera to this browser. Allow it in the system’s privacy settings. Reading starts by itself then.',
    cure: 'time',
  },
  absent: {
    code: 'camera-absent',
    message: 'No camera is connected. Plug one in; reading starts by itself then.',
    cure: 'time',
  },
  chosenAbsent: {
    code: 'camera-absent',
    message:
      'The chosen camera is not connected. Plug it in again, or choose another in the settings. Reading starts by itself then.',
    cure: 'time',
  },
  busy: {
    code: 'camera-busy',
    message:
      'The camera cannot be opened: another program may be using it. Close that program, or unplug the camera and plug it in again. It is tried again by itself.',
    cure: 'time',
  },
  unplugged: {
    code: 'camera-lost',
    message: 'The camera was unplugged or switched off. Plug it in again; reading goes on by itself.',
    cure: 'time',
  },
  frozen: {
    code: 'camera-lost',
    message:
      'The camera sends no new picture. It is being restarted; if that does not help, unplug it and plug it in again.',
    cure: 'time',
  },
  muted: {
    code: 'camera-lost',
    message:
      'The camera is muted: its shutter or key is closed, or the system has lent it to another program. Open it; reading goes on by itself.',
    cure: 'time',
  },
} as const satisfies Record<string, CameraTrouble>;

/** Media Capture and Streams, §10.2: the names with which getUserMedia rejects. Anything else is a bug and undefined. */
export const cameraTroubleOf = (error: unknown): CameraTrouble | undefined => {
  // By shape, not by class: an error of another frame's devices is of that frame's classes.
  const { name, message } = error as { readonly name?: unknown; readonly message?: unknown };
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return /system/i.test(String(message)) ? cameraTroubles.refusedBySystem : cameraTroubles.refused;
    case 'NotFoundError':
      return cameraTroubles.absent;
    case 'OverconstrainedError':
      return cameraTroubles.chosenAbsent;
    case 'NotReadableError':
    case 'AbortError':
      return cameraTroubles.busy;
    default:
      return undefined;
  }
};

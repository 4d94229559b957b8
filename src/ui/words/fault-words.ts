/** Faults of the environment in words: a headline and what to do. */
import type { FaultCode } from '../../base/fault.ts';

export interface FaultWords {
  readonly what: string;
  readonly act: string;
}

const words: Readonly<Record<FaultCode | 'bug', FaultWords>> = {
  'camera-refused': {
    what: 'The camera is not allowed',
    act: 'Touch the lock beside the address, allow the camera, then try again.',
  },
  'camera-busy': {
    what: 'Another program uses the camera',
    act: 'Close the other program or tab. Reading resumes by itself.',
  },
  'camera-absent': {
    what: 'No camera found',
    act: 'Plug one in, or choose another source in the settings.',
  },
  'camera-lost': {
    what: 'The camera stopped sending pictures',
    act: 'Check plug and power. Reading resumes by itself.',
  },
  'worker-lost': {
    what: 'The reader stopped answering',
    act: 'It is being restarted. Reload the page if this stays.',
  },
  deadline: { what: 'A step took too long', act: 'It is tried again. Close other programs if this stays.' },
  cancelled: { what: 'Cancelled', act: 'Nothing was changed.' },
  'model-corrupt': {
    what: 'The needle model is damaged',
    act: 'Reload while online to fetch it again.',
  },
  'model-missing': {
    what: 'The needle model could not be loaded',
    act: 'Connect once to the server of this page, then reload.',
  },
  'store-full': {
    what: 'The storage of this device is full',
    act: 'Restore the connection to the broker so that waiting readings leave, or free space.',
  },
  'store-blocked': {
    what: 'Another tab holds the storage',
    act: 'Close the other tabs of this page.',
  },
  'store-broken': {
    what: 'The storage cannot be used',
    act: 'Leave private browsing, or export the calibrations and clear the data of this site.',
  },
  'broker-unreachable': {
    what: 'The broker cannot be reached',
    act: 'Check network and address. Readings wait here meanwhile.',
  },
  'broker-refused': {
    what: 'The broker refuses this kiosk',
    act: 'Check user, password and topic rights in the settings.',
  },
  'file-unreadable': { what: 'The file cannot be read', act: 'Choose another file; nothing was changed.' },
  bug: { what: 'Something went wrong in this app', act: 'Reload the page; what was read so far is stored.' },
  'clock-skewed': { what: 'The clock of this device is wrong', act: 'Set date and time.' },
  'bad-settings': { what: 'A setting cannot be used', act: 'Correct it in the settings.' },
};

/** Words for one code. */
export const faultWordsOf = (code: FaultCode | 'bug'): FaultWords => words[code];

/** Reasons behind a quality, in words for a person: what is seen, and what to do about it. */
import type { Reason } from './quality.ts';

export interface ReasonWords {
  /** A few words, no full stop; fits after "Bad:". */
  readonly what: string;
  /** One sentence that says what to do; empty where there is nothing to do. */
  readonly act: string;
}

export const reasonWords: Readonly<Record<Reason, ReasonWords>> = {
  'camera-refused': { what: 'camera not allowed', act: 'Allow the camera for this page in the browser.' },
  'camera-lost': {
    what: 'no picture from the camera',
    act: 'Check the plug and the camera; it resumes by itself.',
  },
  frozen: { what: 'the picture is frozen', act: 'Restart the camera if it does not recover.' },
  dark: { what: 'too dark', act: 'Give the dial more light.' },
  bright: { what: 'too bright', act: 'Reduce the light or lock the exposure.' },
  blurred: { what: 'picture blurred', act: 'Clean the lens, or focus and fix the camera.' },
  'low-contrast': { what: 'hardly any contrast', act: 'Wipe lens and glass; look for fog.' },
  glare: { what: 'glare on the dial', act: 'Shade the dial or turn the camera a little.' },
  covered: { what: 'dial covered', act: 'Clear the view of the dial.' },
  'gauge-absent': { what: 'gauge not in the picture', act: 'Point the camera at the gauge.' },
  'other-gauge': {
    what: 'not the calibrated dial',
    act: 'Re-align it if it was turned; calibrate it if it is another gauge.',
  },
  'camera-moved': { what: 'camera has moved', act: 'Put the camera back or align the calibration again.' },
  'out-of-frame': {
    what: 'dial partly outside the picture',
    act: 'Turn the camera until the whole dial shows.',
  },
  'too-small': { what: 'dial too small in the picture', act: 'Move closer or choose a higher resolution.' },
  'too-tilted': { what: 'seen too far from the side', act: 'Look at the dial more straight on.' },
  'needle-not-found': { what: 'needle not found', act: 'Check that the needle is visible.' },
  'ambiguous-needle': {
    what: 'more than one possible needle',
    act: 'Name the needle colour in the calibration.',
  },
  disagreement: { what: 'measurements disagree', act: 'Look at the evidence; calibrate again if it stays.' },
  'off-scale': {
    what: 'needle outside the scale',
    act: 'Check the gauge, then the marks of the calibration.',
  },
  'worker-failed': { what: 'the reader stopped', act: 'It restarts by itself; reload the page if it stays.' },
  waiting: { what: 'waiting for the first picture', act: '' },
  'not-calibrated': { what: 'not calibrated', act: 'Calibrate this gauge.' },
  'out-of-service': { what: 'out of service', act: 'Put the gauge back in service in the settings.' },
  'data-lost': { what: 'readings were lost', act: 'See the storage in the settings.' },
  'clock-unusable': { what: 'the clock is wrong', act: 'Set date and time of this device.' },
  simulated: { what: 'simulated picture', act: 'Choose a real camera in the settings.' },
  'end-stop': { what: 'needle rests on its end stop', act: 'The true value may lie beyond the scale.' },
  'beyond-scale': { what: 'beyond the printed scale', act: 'Check the process and the gauge.' },
  'few-frames': { what: 'few pictures so far', act: '' },
  trembling: { what: 'needle trembles', act: 'The mean is shown; consider a damper.' },
  'partly-hidden': { what: 'dial partly hidden', act: 'Clear the view of the dial.' },
  'low-confidence': { what: 'low confidence', act: 'Improve light and view; look at the evidence.' },
  're-registered': {
    what: 'camera moved, found again',
    act: 'Check the overlay, then align the calibration.',
  },
  'no-reference': {
    what: 'no reference picture to tell the gauge by',
    act: 'Take the reference picture on the calibration screen.',
  },
  'calibration-overdue': { what: 'calibration is overdue', act: 'Verify and calibrate again.' },
  'last-value-held': { what: 'last value held', act: '' },
  'entered-by-hand': { what: 'entered by hand', act: '' },
};

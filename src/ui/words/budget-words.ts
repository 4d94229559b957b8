/** Contributions to the uncertainty in words. */
import type { ContributionName } from '../../../calibration/uncertainty.ts';

export const budgetWords: Readonly<Record<ContributionName, string>> = {
  'needle-direction': 'Direction of the needle',
  'needle-place': 'Place of the needle',
  'pixel-grid': 'Pixels of the camera',
  'finder-disagreement': 'Two methods differ',
  'mark-placement': 'Where the marks were put',
  'pivot-placement': 'Where the pivot was put',
  'scale-between-marks': 'Scale between the marks',
  'tilted-angles': 'Angles seen from the side',
  parallax: 'Seen from the side',
  're-registration': 'Camera moved',
  scatter: 'Scatter of the pictures',
  motion: 'Needle in motion',
};

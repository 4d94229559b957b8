/** The sides of a face seen from aside, and why what was told of a dial's tilt is not used, in words. */
import type { CornersRefusal } from '../../../calibration/frame-corners.ts';
import type { SideRefusal } from '../../../calibration/nearer-side.ts';
import type { Ellipse } from '../../base/ellipse.ts';
import type { ReferencePoint } from '../../base/point.ts';

/** As they stand on the picture. */
export const sideLetters = ['A', 'B'] as const;

/** Clockwise on screen from the right, an eighth of a turn each. */
const ways = [
  'right',
  'lower right',
  'bottom',
  'lower left',
  'left',
  'upper left',
  'top',
  'upper right',
] as const;

/** Where a side lies, seen from the middle of the face. */
export const wayTo = ({ cx, cy }: Ellipse, side: ReferencePoint): string => {
  const eighths = Math.round(Math.atan2(side.y - cy, side.x - cx) / (Math.PI / 4));
  return ways[(eighths + 8) % 8]!;
};

export const tiltRefusalWords: Readonly<Record<SideRefusal | CornersRefusal, string>> = {
  'no-rectangle':
    'These are not the corners of a frame seen from its front. Put each point on its corner; until then the meter is not straightened.',
  'marks-off-circle':
    'Straightened by these corners, your marks lie less on a circle about the pivot than in the picture. Check corners, pivot and marks; until they agree the meter is not straightened.',
  'seen-straight': 'The outline is round: no side of the dial is nearer, and nothing needs correcting.',
  'too-narrow':
    'The outline is too narrow for a dial that can be read. Outline it again, or move the camera.',
  'pivot-off-face':
    'The pivot does not lie in the middle of the outline. Check both; until then the needle is not corrected.',
  'marks-deny':
    'Your marks and the pivot say that the other side is nearer. Check the answer, then pivot, marks and outline; until they agree the needle is not corrected.',
};

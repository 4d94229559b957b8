/** Why marks make no scale, in a sentence that says what to do. */
import type { ScaleRefusal } from '../../calibration/fit-scale.ts';

const words: Readonly<Record<ScaleRefusal, string>> = {
  'too-few-marks': 'Tap two marks of the scale at least.',
  'values-not-rising': 'Two marks have the same value. Correct one of them.',
  'mark-on-pivot': 'A mark lies on the pivot. Move one of them.',
  'marks-not-along-direction':
    'The marks do not follow one another around the dial. Check their values, and which way they rise.',
  'degenerate-perspective': 'The edge of the face is too narrow. Drag its handles onto the printed face.',
};

export const sayScaleRefusal = (refusal: ScaleRefusal): string => words[refusal];

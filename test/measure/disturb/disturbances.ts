/** Every disturbance by its name; the last five leave nothing that may be read. */
import { black } from './black.ts';
import { blur } from './blur.ts';
import { bright } from './bright.ts';
import { covered } from './covered.ts';
import { dark } from './dark.ts';
import { dirt } from './dirt.ts';
import type { Disturbance } from './disturbance.ts';
import { flicker } from './flicker.ts';
import { frozen } from './frozen.ts';
import { glare } from './glare.ts';
import { gone } from './gone.ts';
import { jpeg } from './jpeg.ts';
import { motion } from './motion.ts';
import { noise } from './noise.ts';
import { occlude } from './occlude.ts';
import { other } from './other.ts';
import { roll } from './roll.ts';
import { shadow } from './shadow.ts';
import { shift } from './shift.ts';
import { tilt } from './tilt.ts';
import { zoom } from './zoom.ts';

export const disturbances: ReadonlyMap<string, Disturbance> = new Map(
  Object.entries({
    ...{
      shift,
      roll,
      zoom,
      tilt,
      dark,
      bright,
      glare,
      blur,
      motion,
      noise,
      jpeg,
      shadow,
      dirt,
      occlude,
      flicker,
    },
    ...{ frozen, covered, gone, other, black },
  }),
);

/** The camera repeats one picture: eight times, a second apart, to the last bit the same. */
import type { Disturbance } from './disturbance.ts';

export const frozen: Disturbance = ({ picture }) => ({ picture, shownTimes: 8 });

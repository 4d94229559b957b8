/** Each encoder in words. */
import type { Encoder } from '../../base/broker-settings.ts';

export const encoderWords: Readonly<Record<Encoder, string>> = {
  plain: 'plain: the reading as JSON',
  umh: 'umh: the namespace of United Manufacturing Hub',
  litmus: 'litmus: the tag record of Litmus Edge, on the topics of plain',
  sparkplug: 'sparkplug: an edge node of Sparkplug B 3.0',
};

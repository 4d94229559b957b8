/** The settings' choice of encoder → the function that does it; null where a reading is no message by itself. */
import type { BrokerSettings } from '../../base/broker-settings.ts';
import type { Encode } from '../sender.ts';
import { encodeLitmus } from './litmus.ts';
import { encodePlain } from './plain.ts';
import { encodeUmh } from './umh.ts';

export const encoderFor = ({ encoder, topicPrefix }: BrokerSettings): Encode | null => {
  switch (encoder) {
    case 'plain':
      return (reading) => encodePlain(reading, topicPrefix);
    case 'umh':
      return (reading) => encodeUmh(reading, topicPrefix);
    case 'litmus':
      return (reading) => encodeLitmus(reading, topicPrefix);
    case 'sparkplug':
      return null;
  }
};

/** The settings' choice of encoder → the function that does it; null where a reading is no message by itself. */
import type { BrokerSettings } from '../../src/base/broker-settings.ts';
import { encodePlain } from '../../src/publish/payloads/plain.ts';
import type { Encode } from '../../src/publish/sender.ts';

export const encoderFor = ({ encoder, topicPrefix }: BrokerSettings): Encode | null => {
  switch (encoder) {
    case 'plain':
      return (reading) => encodePlain(reading, topicPrefix);
    case 'sparkplug':
      return null;
  }
};

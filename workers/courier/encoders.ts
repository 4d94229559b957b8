/** The settings' choice of encoder → the function that does it. */
import type { BrokerSettings } from '../../src/base/broker-settings.ts';
import { encodePlain } from '../../src/publish/payloads/plain.ts';
import type { Encode } from '../../src/publish/sender.ts';

export const encoderFor = ({ encoder, topicPrefix }: BrokerSettings): Encode => {
  switch (encoder) {
    case 'plain':
      return (reading) => encodePlain(reading, topicPrefix);
  }
};

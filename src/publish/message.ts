/** What leaves by MQTT, whatever the encoder. */
import { utf8Bytes } from './utf8-bytes.ts';

export interface Message {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: 0 | 1;
  readonly retain: boolean;
}

/** `denied`: not allowed on this topic; `poison`: this very message is not acceptable; `lost`: no answer came. */
export type PublishOutcome = 'acknowledged' | 'denied' | 'poison' | 'lost';

/** JSON as UTF-8. */
export const jsonPayload = (value: unknown): Uint8Array => utf8Bytes(JSON.stringify(value));

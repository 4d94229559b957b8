/** What leaves by MQTT, whatever the encoder. */
export interface Message {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: 0 | 1;
  readonly retain: boolean;
}

/** JSON as UTF-8. */
export const jsonPayload = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

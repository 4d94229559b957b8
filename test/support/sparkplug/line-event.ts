/** What passes between one edge node and its broker, packet by packet. */
export interface SeenMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: number;
  readonly retain: boolean;
}

export type LineEvent = { readonly atMs: number } & (
  | {
      readonly kind: 'connect';
      readonly connection: number;
      readonly version: 4 | 5;
      readonly clean: boolean;
      /** Seconds; null where the packet has none, which means 0. */
      readonly sessionExpiry: number | null;
      readonly will: SeenMessage | null;
    }
  | { readonly kind: 'subscribe'; readonly connection: number; readonly filter: string; readonly qos: number }
  /** From the node. */
  | { readonly kind: 'publish'; readonly connection: number; readonly message: SeenMessage }
  /** To the node. */
  | { readonly kind: 'deliver'; readonly connection: number; readonly message: SeenMessage }
  | { readonly kind: 'disconnect'; readonly connection: number; readonly reason: number }
  /** The line is closed; without a `disconnect` before, the broker publishes the will. */
  | { readonly kind: 'closed'; readonly connection: number }
);

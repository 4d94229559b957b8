/** Keeps one connection alive: connects, greets, waits for its end, and tries again with jitter, for ever. */
import type { BrokerSettings } from '../base/broker-settings.ts';
import { refused, unreachable, waitMs } from './backoff.ts';
import { connect, type Connection, type DisconnectReason, type ProtocolVersion } from './connection.ts';
import type { Message } from './message.ts';
import type { Failure } from './refusal-words.ts';

export type SessionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online'; readonly version: ProtocolVersion }
  /** Trying again by itself; `refused` needs a person. */
  | { readonly kind: 'offline' | 'refused'; readonly detail: string };

export interface SessionHooks {
  /** The broker's address, complete. */
  readonly url: string;
  readonly settings: BrokerSettings;
  /** Made anew for every connection. */
  will(): Message | Promise<Message>;
  /** The attempt that `will` was made for ended before its CONNECT left this device. */
  onUnsent?(): void;
  /** How an intentional stop is told to an MQTT 5 broker; 0 where absent. */
  readonly disconnectReason?: DisconnectReason;
  /** The last words of an intentional stop. */
  farewell(): Message;
  onState(state: SessionState): void;
  /** Called with every new connection. */
  onConnection(connection: Connection): void;
}

/** A connection that lived this long was a good one: the next wait starts short again. */
const steadyMs = 10_000;
const endedWithout: Failure = { kind: 'unreachable', detail: 'The connection to the broker was lost.' };
/**
 * MQTT 3.1.1 has no word for it: a broker that gives the name to somebody else just closes (§3.1.4-2). So does
 * Mosquitto 2.0 over WebSocket by MQTT 5.
 */
const endedAgain: Failure = {
  kind: 'unreachable',
  detail:
    'Another device connected under this kiosk’s name, or the network is unsteady: the connection ends again and ' +
    'again soon after it began. Give each device its own name.',
};
const oftenFailures = 2;

export class Session {
  readonly #hooks: SessionHooks;
  #connection: Connection | null = null;
  #isStopped = false;
  #version: ProtocolVersion = 5;
  /** The broker itself said that it does not speak MQTT 5. */
  #isOlderCertain = false;
  readonly #stopping = new AbortController();
  #failures = 0;
  #wake: () => void = () => undefined;
  readonly #loop: Promise<void>;

  constructor(hooks: SessionHooks) {
    this.#hooks = hooks;
    this.#loop = this.#run();
  }

  /** The network is back: try now. */
  nudge(): void {
    this.#wake();
  }

  /** Says farewell and disconnects. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#wake();
    if (!this.#connection) this.#stopping.abort();
    await this.#connection?.stop(this.#hooks.farewell(), this.#hooks.disconnectReason);
    await this.#loop;
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      this.#hooks.onState({ kind: 'connecting' });
      const failure = await this.#attempt();
      if (this.#isStopped) return;
      if (failure === 'try-older') continue;
      this.#failures += 1;
      const isRefused = failure.kind === 'refused';
      this.#hooks.onState({ kind: isRefused ? 'refused' : 'offline', detail: failure.detail });
      await this.#pause(waitMs(isRefused ? refused : unreachable, this.#failures, Math.random()));
    }
  }

  /** One connection from start to end; answers why it ended. */
  async #attempt(): Promise<Failure | 'try-older'> {
    const { url, settings } = this.#hooks;
    const version = this.#version;
    const will = await this.#hooks.will();
    if (this.#isStopped) {
      this.#hooks.onUnsent?.();
      return endedWithout;
    }
    const connected = await connect(url, settings, version, will, this.#stopping.signal);
    if (!connected.ok) {
      if (!connected.error.wasSent) this.#hooks.onUnsent?.();
      const { kind, closedUnanswered } = connected.error;
      const canFallBack = version === 5 && (kind === 'older-protocol' || closedUnanswered);
      this.#isOlderCertain ||= kind === 'older-protocol';
      // A broker that merely vanished must not cost us MQTT 5: ask for it again after the older one failed too.
      this.#version = canFallBack || this.#isOlderCertain ? 4 : 5;
      return canFallBack ? 'try-older' : connected.error;
    }
    this.#connection = connected.value;
    if (this.#isStopped) {
      await connected.value.stop(this.#hooks.farewell(), this.#hooks.disconnectReason);
      return endedWithout;
    }
    const startedMs = performance.now();
    this.#hooks.onState({ kind: 'online', version });
    this.#hooks.onConnection(connected.value);
    const ended = await connected.value.ended;
    this.#connection = null;
    const wasSteady = performance.now() - startedMs > steadyMs;
    if (wasSteady) this.#failures = 0;
    return ended ?? (this.#failures >= oftenFailures ? endedAgain : endedWithout);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

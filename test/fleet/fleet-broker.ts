/** What a fleet needs of the brokers that it is tried on, and who its kiosks are. */
import type { Login } from '../support/example-plant.ts';

export interface FleetBroker {
  readonly name: string;
  /** What is killed in the middle of the stream. */
  readonly fault: string;
  /** For kiosks. */
  readonly url: string;
  /** MQTT over TCP, for the consumer. */
  readonly consumerPort: number;
  breakIt(): Promise<void>;
  mend(): Promise<void>;
  /** Resolves when what was killed has again all that the others have; absent where nobody else has it. */
  caughtUp?(patienceMs: number): Promise<void>;
  stop(): Promise<void>;
}

export interface FleetKiosk extends Login {
  /** Last level of the assets that it looks at. */
  readonly area: string;
}

/** In place of the kiosk7 and the boilerhouse of docs/brokers. */
export const fleetKiosks = (count: number): readonly FleetKiosk[] =>
  Array.from({ length: count }, (_, k) => ({
    ...{ username: `kiosk${101 + k}`, password: `Fleet-${k}-secret`, area: `line-${101 + k}` },
  }));

/** The part of an example that speaks of kiosk7 → the same for each kiosk of the fleet. */
export const forEachKiosk = (example: string, kiosks: readonly FleetKiosk[]): string[] =>
  kiosks.map(({ username, area }) => example.replaceAll('kiosk7', username).replaceAll('boilerhouse', area));

/** From the first match of `begin` to the end of the first match of `end` after it. Throws where an example has changed its form. */
export const cut = (
  text: string,
  begin: RegExp,
  end: RegExp,
): { before: string; part: string; after: string } => {
  const from = text.search(begin);
  const found = from < 0 ? null : end.exec(text.slice(from));
  if (!found) throw new Error(`The example has no part from ${begin.source} to ${end.source}.`);
  const to = from + found.index + found[0].length;
  return { before: text.slice(0, from), part: text.slice(from, to), after: text.slice(to) };
};

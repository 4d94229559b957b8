/** The plant of docs/brokers: who publishes what, as the example files allow it, and the same with more kiosks. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Login {
  readonly username: string;
  readonly password: string;
}

export const brokerDocs = (path: string): string =>
  fileURLToPath(new URL(`../../docs/brokers/${path}`, import.meta.url));

export const readBrokerDoc = (path: string): string => readFileSync(brokerDocs(path), 'utf8');

/** Of the users that the example files name. */
export const kiosk7: Login = { username: 'kiosk7', password: 'Feed-7-water' };
export const kiosk8: Login = { username: 'kiosk8', password: 'Air-8-dryer' };
export const scada: Login = { username: 'scada', password: 'Runs-the-plant' };
export const historian: Login = { username: 'historian', password: 'Keeps-it-all' };

/** The part of the plant that kiosk7 looks at. */
export const boilerhouse = 'acme/lyon/utilities/boilerhouse';
export const compressors = 'acme/lyon/utilities/compressors';

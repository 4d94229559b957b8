/** docs/brokers/mosquitto, as it stands there: what a kiosk may do and what not. */
import { afterAll, beforeAll } from 'vitest';
import { DocumentedMosquitto } from '../support/documented-mosquitto.ts';
import { historian, kiosk7, kiosk8, scada } from '../support/example-plant.ts';
import { testKioskRights } from '../support/kiosk-rights.ts';

let broker: DocumentedMosquitto;
beforeAll(async () => {
  broker = await DocumentedMosquitto.start({ users: [kiosk7, kiosk8, scada, historian] });
});
afterAll(() => broker?.stop());

testKioskRights(() => broker, true);

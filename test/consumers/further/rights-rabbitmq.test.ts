/** docs/brokers/rabbitmq, as it stands there: what a kiosk may do and what not. */
import { afterAll, beforeAll } from 'vitest';
import { historian, kiosk7, kiosk8, scada } from '../../support/example-plant.ts';
import { testKioskRights } from '../../support/kiosk-rights.ts';
import { RabbitMq } from '../../support/rabbitmq.ts';

let broker: RabbitMq;
beforeAll(async () => {
  broker = await RabbitMq.start();
  for (const { username, password } of [kiosk7, kiosk8, scada, historian])
    await broker.control('change_password', username, password);
});
afterAll(() => broker?.stop());

testKioskRights(() => broker, true);

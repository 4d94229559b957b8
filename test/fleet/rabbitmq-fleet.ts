/** One RabbitMQ with a user per kiosk; it is killed. */
import { createHash, randomBytes } from 'node:crypto';
import { historian, readBrokerDoc, type Login } from '../support/example-plant.ts';
import { RabbitMq } from '../support/rabbitmq.ts';
import { forEachKiosk, type FleetBroker, type FleetKiosk } from './fleet-broker.ts';

interface Definitions {
  readonly vhosts: readonly unknown[];
  readonly users: readonly { readonly name: string }[];
  readonly permissions: readonly { readonly user: string }[];
  readonly topic_permissions: readonly { readonly user: string }[];
}

/** As `rabbit_password_hashing_sha256` does: salt, then the hash of salt and password. */
const hashOf = (password: string): string => {
  const salt = randomBytes(4);
  return Buffer.concat([salt, createHash('sha256').update(salt).update(password).digest()]).toString(
    'base64',
  );
};

const definitionsFor = (kiosks: readonly FleetKiosk[]): string => {
  const example = JSON.parse(readBrokerDoc('rabbitmq/definitions.json')) as Definitions;
  const logins = new Map<string, Login>([...kiosks, historian].map((login) => [login.username, login]));
  const multiplied = <Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[] =>
    items.flatMap((item) => {
      if (nameOf(item) === 'historian') return [item];
      if (nameOf(item) !== 'kiosk7') return [];
      return forEachKiosk(JSON.stringify(item), kiosks).map((text) => JSON.parse(text) as Item);
    });
  return JSON.stringify({
    vhosts: example.vhosts,
    users: multiplied(example.users, ({ name }) => name).map((user) => ({
      ...user,
      password_hash: hashOf(logins.get(user.name)!.password),
    })),
    permissions: multiplied(example.permissions, ({ user }) => user),
    topic_permissions: multiplied(example.topic_permissions, ({ user }) => user),
  });
};

export const startRabbitMqFleet = async (kiosks: readonly FleetKiosk[]): Promise<FleetBroker> => {
  const broker = await RabbitMq.start(definitionsFor(kiosks));
  return {
    name: 'RabbitMQ, 1 node',
    fault: 'the broker',
    url: broker.url,
    consumerPort: broker.tcpPort,
    breakIt: () => broker.kill(),
    mend: () => broker.restart(),
    stop: () => broker.stop(),
  };
};

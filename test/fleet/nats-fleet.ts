/** Three NATS nodes behind HAProxy, with a user per kiosk; the node that leads the messages is killed. */
import { readBrokerDoc } from '../support/example-plant.ts';
import { NatsCluster } from '../support/nats-cluster.ts';
import { cut, forEachKiosk, type FleetBroker, type FleetKiosk } from './fleet-broker.ts';

const usersFor = (kiosks: readonly FleetKiosk[]): string => {
  const { before, part, after } = cut(
    readBrokerDoc('nats/users.conf'),
    /^ {4}\{\n {6}user: kiosk7$/m,
    /^ {4}\}\n/m,
  );
  const users = forEachKiosk(part, kiosks).map((user, k) =>
    user.replace(/password: \S+/, `password: "${kiosks[k]!.password}"`),
  );
  return before + users.join('') + after;
};

export const startNatsFleet = async (kiosks: readonly FleetKiosk[]): Promise<FleetBroker> => {
  const cluster = await NatsCluster.start(usersFor(kiosks));
  let killed: Awaited<ReturnType<NatsCluster['leader']>> | null = null;
  return {
    name: 'NATS JetStream, 3 nodes',
    fault: 'the node that leads the messages',
    url: cluster.url,
    consumerPort: cluster.tcpPort,
    breakIt: async () => {
      killed = await cluster.leader();
      await cluster.kill(killed);
    },
    mend: async () => {
      if (killed !== null) await cluster.restart(killed);
    },
    caughtUp: async (patienceMs) => {
      if (killed !== null) await cluster.caughtUp(killed, patienceMs);
    },
    stop: () => cluster.stop(),
  };
};

/** docs/brokers/nats, as it stands there, a cluster of three behind HAProxy: what a kiosk may do and what not. */
import { afterAll, beforeAll } from 'vitest';
import { testKioskRights } from '../../support/kiosk-rights.ts';
import { NatsCluster } from '../../support/nats-cluster.ts';

let cluster: NatsCluster;
beforeAll(async () => {
  cluster = await NatsCluster.start();
});
afterAll(() => cluster?.stop());

// NATS 2.9, Debian's, takes no topic with a dot, and so no `spBv1.0`.
testKioskRights(() => cluster, false);

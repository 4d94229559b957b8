/** Two Mosquittos joined by a bridge: kiosks at the site's, the consumer at the plant's; one of them is killed. */
import { DocumentedMosquitto } from '../support/documented-mosquitto.ts';
import { historian, readBrokerDoc, type Login } from '../support/example-plant.ts';
import { cut, forEachKiosk, type FleetBroker, type FleetKiosk } from './fleet-broker.ts';

const site: Login = { username: 'site', password: 'Over-the-bridge' };

const aclFor = (kiosks: readonly FleetKiosk[]): string => {
  const { before, part, after } = cut(readBrokerDoc('mosquitto/acl'), /^user kiosk7$/m, /\n\n/);
  return before + forEachKiosk(part, kiosks).join('') + after;
};

export const startMosquittoFleet = async (
  kiosks: readonly FleetKiosk[],
  killed: 'site' | 'plant',
): Promise<FleetBroker> => {
  const acl = readBrokerDoc('mosquitto/acl-of-plant');
  const plantBroker = await DocumentedMosquitto.start({ users: [site, historian], acl });
  const siteBroker = await DocumentedMosquitto.start({
    users: kiosks,
    acl: aclFor(kiosks),
    bridgeTo: { port: plantBroker.tcpPort, login: site },
  });
  const victim = killed === 'site' ? siteBroker : plantBroker;
  return {
    name: 'Mosquitto, 2 with a bridge',
    fault: killed === 'site' ? 'the broker that kiosks know' : 'the broker behind the bridge',
    url: siteBroker.url,
    consumerPort: plantBroker.tcpPort,
    breakIt: () => victim.kill(),
    mend: () => victim.restart(),
    stop: async () => {
      await siteBroker.stop();
      await plantBroker.stop();
    },
  };
};

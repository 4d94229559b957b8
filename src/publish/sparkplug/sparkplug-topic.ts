/** The identity of an edge node → its topics in the namespace `spBv1.0`. */
import { defaultSparkplug, type BrokerSettings } from '../../base/broker-settings.ts';

export interface EdgeNodeIdentity {
  readonly groupId: string;
  readonly edgeNodeId: string;
  /** Births wait for this host application's STATE; empty for none. */
  readonly primaryHostId: string;
}

/** Who the settings say that this device is. */
export const identityOf = ({
  kiosk,
  sparkplug = defaultSparkplug,
}: Pick<BrokerSettings, 'kiosk' | 'sparkplug'>): EdgeNodeIdentity => ({
  ...sparkplug,
  edgeNodeId: sparkplug.edgeNodeId === '' ? kiosk : sparkplug.edgeNodeId,
});

export const sparkplugNamespace = 'spBv1.0';

type NodeMessage = 'NBIRTH' | 'NDEATH' | 'NDATA' | 'NCMD';
type DeviceMessage = 'DBIRTH' | 'DDEATH' | 'DDATA' | 'DCMD';

export const nodeTopic = ({ groupId, edgeNodeId }: EdgeNodeIdentity, type: NodeMessage): string =>
  [sparkplugNamespace, groupId, type, edgeNodeId].join('/');

export const deviceTopic = (
  { groupId, edgeNodeId }: EdgeNodeIdentity,
  type: DeviceMessage,
  deviceId: string,
): string => [sparkplugNamespace, groupId, type, edgeNodeId, deviceId].join('/');

export const stateTopic = (hostId: string): string => [sparkplugNamespace, 'STATE', hostId].join('/');

/** What an edge node listens to: commands for itself and its devices, and the state of its primary host. */
export const subscriptionsOf = (identity: EdgeNodeIdentity): readonly string[] => [
  nodeTopic(identity, 'NCMD'),
  deviceTopic(identity, 'DCMD', '+'),
  ...(identity.primaryHostId === '' ? [] : [stateTopic(identity.primaryHostId)]),
];

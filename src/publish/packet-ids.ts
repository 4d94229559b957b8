/** Shares the 65,535 packet ids of a connection between MQTT.js and the fast lane, so that no PUBACK is mistaken. */
import type { IClientOptions } from 'mqtt';

type IdProvider = NonNullable<IClientOptions['messageIdProvider']>;

/** Ids 1…this belong to the fast lane, the others to MQTT.js. */
export const lastFastId = 60_000;
const lastId = 65_535;

/** For MQTT.js: the few control messages of a connection, in turn. */
export const controlIds = (): IdProvider => {
  let last = lastFastId;
  const used = new Set<number>();
  return {
    allocate: () => {
      for (let tries = lastFastId; tries < lastId; tries += 1) {
        last = last >= lastId ? lastFastId + 1 : last + 1;
        if (used.has(last)) continue;
        used.add(last);
        return last;
      }
      return null;
    },
    getLastAllocated: () => (last > lastFastId ? last : null),
    register: (id) => !used.has(id) && Boolean(used.add(id)),
    deallocate: (id) => void used.delete(id),
    clear: () => used.clear(),
  };
};

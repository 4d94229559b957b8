/** The bytes of an NCMD → whether it asks for a rebirth. Anything else that a command may hold is not for this node. */
import { decodePayload } from './decode-payload.ts';

export const rebirthName = 'Node Control/Rebirth';

/** Sparkplug 3.0 §5.17: a metric of this name with the value true. */
export const asksForRebirth = (payload: Uint8Array): boolean => {
  const decoded = decodePayload(payload);
  return (
    decoded.ok &&
    decoded.value.metrics.some(
      ({ name, value }) => name === rebirthName && value?.kind === 'boolean' && value.value,
    )
  );
};

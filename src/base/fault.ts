/** Failures of the environment, as errors whose `name` survives a worker boundary. */

/** Closed list of what can fail around us; the owner of the resource recovers. */
export const faultCodes = [
  'camera-refused',
  'camera-busy',
  'camera-absent',
  'camera-lost',
  'worker-lost',
  'deadline',
  'cancelled',
  'model-corrupt',
  'model-missing',
  'store-full',
  'store-blocked',
  'store-broken',
  'broker-unreachable',
  'broker-refused',
  'file-unreadable',
  'bad-settings',
  'clock-skewed',
] as const;

export type FaultCode = (typeof faultCodes)[number];

/** `name` is the code: Comlink carries name, message and stack of an error, nothing else. */
export class Fault extends Error {
  /**
   * @param code what failed
   * @param message a sentence for a person that says what to do
   */
  constructor(code: FaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = code;
  }
}

/** The code of anything caught, or undefined where it is a bug rather than a fault. */
export const faultCodeOf = (error: unknown): FaultCode | undefined =>
  error instanceof Error ? faultCodes.find((code) => code === error.name) : undefined;

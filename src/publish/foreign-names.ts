/** What other devices say on the broker of themselves → the names that they hold. All of it is foreign: nothing is believed unchecked. */

/** A name under the same prefix that another device announces. */
export interface ForeignName {
  readonly kiosk: string;
  readonly asset: string;
  readonly tag: string;
  /** As its status says; null where it says nothing. */
  readonly online: boolean | null;
}

const longestPayload = 65_536;
const longestText = 1_000;
/** Far more than a plant has; a broker that floods us must not fill the memory. */
const mostNames = 10_000;

const utf8 = new TextDecoder('utf-8', { fatal: true });

const objectIn = (payload: Uint8Array): Readonly<Record<string, unknown>> | null => {
  if (payload.length > longestPayload) return null;
  try {
    const value: unknown = JSON.parse(utf8.decode(payload));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= longestText;

/** Filters of what every device says of itself under this prefix. */
export const foreignFilters = (prefix: string): readonly string[] =>
  ['+/birth/#', '+/status'].map((own) => (prefix === '' ? own : `${prefix}/${own}`));

export class ForeignNames {
  readonly #names = new Map<string, Omit<ForeignName, 'online'>>();
  readonly #online = new Map<string, boolean>();

  /** @param kiosk this device's own name: what it says itself is passed over */
  constructor(
    private readonly prefix: string,
    private readonly kiosk: string,
  ) {}

  /** Answers whether something changed. Never throws, whatever came. */
  take(topic: string, payload: Uint8Array): boolean {
    const lead = this.prefix === '' ? '' : `${this.prefix}/`;
    if (!topic.startsWith(lead)) return false;
    const [kiosk, what] = topic.slice(lead.length).split('/', 2);
    if (!isText(kiosk) || kiosk === this.kiosk) return false;
    if (what === 'status') return this.#takeStatus(kiosk, payload);
    if (what !== 'birth') return false;
    // An empty retained message takes it back.
    if (payload.length === 0) return this.#names.delete(topic);
    const birth = objectIn(payload);
    if (!birth || !isText(birth['asset']) || !isText(birth['tag'])) return false;
    if (this.#names.size >= mostNames && !this.#names.has(topic)) return false;
    this.#names.set(topic, { kiosk, asset: birth['asset'], tag: birth['tag'] });
    return true;
  }

  list(): readonly ForeignName[] {
    return [...this.#names.values()].map((name) => ({
      ...name,
      online: this.#online.get(name.kiosk) ?? null,
    }));
  }

  #takeStatus(kiosk: string, payload: Uint8Array): boolean {
    const online = objectIn(payload)?.['online'];
    if (typeof online !== 'boolean' || this.#online.get(kiosk) === online) return false;
    if (this.#online.size >= mostNames && !this.#online.has(kiosk)) return false;
    this.#online.set(kiosk, online);
    return true;
  }
}

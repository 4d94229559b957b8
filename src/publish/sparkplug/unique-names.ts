/** Names from plants → Sparkplug names that are valid and differ even without regard to case; once given, a name stays. */

/** FNV-1a, 32 bit: enough to tell two names of one kiosk apart, and the same on every page load. */
const fingerprint = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
};

export class UniqueNames {
  readonly #given = new Map<string, string>();
  readonly #taken = new Set<string>();

  /**
   * @param clean brings a name into the form that is allowed
   * @param reserved names that are spoken for
   */
  constructor(
    private readonly clean: (name: string) => string,
    reserved: readonly string[] = [],
  ) {
    for (const name of reserved) this.#taken.add(name.toLowerCase());
  }

  nameOf(original: string): string {
    const known = this.#given.get(original);
    if (known !== undefined) return known;
    const clean = this.clean(original);
    let name = clean;
    for (let attempt = 0; this.#taken.has(name.toLowerCase()); attempt += 1)
      name = `${clean}-${fingerprint(original + '!'.repeat(attempt))}`;
    this.#given.set(original, name);
    this.#taken.add(name.toLowerCase());
    return name;
  }
}

/** Counts, for every identifier of the specification, how often it was seen kept and broken. */
export interface RuleCount {
  kept: number;
  readonly broken: string[];
}

export class RuleBook {
  readonly #counts = new Map<string, RuleCount>();

  /** @param ids without `tck-id-` */
  check(ids: readonly string[], isKept: boolean, detail: string): void {
    for (const id of ids) {
      const count = this.#counts.get(id) ?? { kept: 0, broken: [] };
      this.#counts.set(id, count);
      if (isKept) count.kept += 1;
      else count.broken.push(detail);
    }
  }

  get kept(): readonly string[] {
    return [...this.#counts].filter(([, { kept }]) => kept > 0).map(([id]) => id);
  }

  get broken(): readonly string[] {
    return [...this.#counts].flatMap(([id, { broken }]) => broken.map((detail) => `${id}: ${detail}`));
  }

  get brokenIds(): readonly string[] {
    return [...this.#counts].filter(([, { broken }]) => broken.length > 0).map(([id]) => id);
  }
}

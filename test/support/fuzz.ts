/** Valid texts and bytes → damaged ones, by the million and the same on every machine; measures the slowest answer. */

/** `FUZZ_RUNS=1000000 npx vitest run --project unit test/unit/fuzz` for the long run. */
export const fuzzRuns = Number(process.env['FUZZ_RUNS'] ?? 3000);
/** Generous: a million inputs on a busy machine. */
export const fuzzTimeoutMs = 60_000 + fuzzRuns * 2;

/** A single input that takes longer than this hangs, for a person; a busy machine is no failure. */
const hangMs = 2000;

/** Pieces that parsers trip over. */
const pieces = [
  ...['{', '}', '[', ']', '"', ',', ':', '\\', '\\u0000', '\\ud800', '/', '//', '+', '#', '$'],
  ...['null', 'true', 'false', '0', '-0', '-1', '1e308', '1e999', '5e-324', '9007199254740993', '0.1'],
  ...[
    '""',
    '"x"',
    '[]',
    '{}',
    '[[[[[[[[',
    '{"a":',
    '"__proto__":{"polluted":1}',
    '"constructor":{}',
    '"toString":1',
  ],
  ...['\u0000', '\ufeff', '\ud800', 'é', '😀', '\u202e', '<script>', '%00', '\n'],
];

/** xorshift32 (Marsaglia 2003): fast, and good enough to be everywhere. */
export class Fuzz {
  #state: number;
  slowestMs = 0;

  constructor(seed = Number(process.env['PROPERTY_SEED'] ?? 4342098)) {
    this.#state = seed >>> 0 || 1;
  }

  /** 0 … below − 1. */
  nat(below: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % below;
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[this.nat(values.length)]!;
  }

  /** One to four cuts, doublings, swaps and foreign pieces. */
  text(original: string): string {
    let text = original;
    for (let changes = 1 + this.nat(4); changes > 0; changes -= 1) {
      const at = this.nat(text.length + 1);
      const length = this.nat(this.nat(3) === 0 ? 200 : 12);
      const rest = text.slice(at + length);
      const kind = this.nat(5);
      if (kind === 0) text = text.slice(0, at) + rest;
      else if (kind === 1) text = text.slice(0, at) + this.pick(pieces) + text.slice(at);
      else if (kind === 2) text = text.slice(0, at) + this.pick(pieces) + rest;
      else if (kind === 3) text = text.slice(0, at) + text.slice(at, at + length).repeat(2) + rest;
      else text = text.slice(0, at) + String.fromCharCode(this.nat(0x10000)) + text.slice(at + 1);
    }
    return text;
  }

  /** JSON with one to three of its values replaced, dropped or added: what is well-formed, and still wrong. */
  json(original: unknown): string {
    const copy = structuredClone(original);
    for (let changes = 1 + this.nat(3); changes > 0; changes -= 1) this.#damage(copy);
    return JSON.stringify(copy);
  }

  bytes(original: Uint8Array): Uint8Array {
    const bytes = new Uint8Array(original);
    for (let changes = this.nat(6); changes > 0 && bytes.length > 0; changes -= 1)
      bytes[this.nat(bytes.length)] = this.pick([0, 1, 0x7f, 0x80, 0xff, this.nat(256)]);
    return this.nat(4) === 0 ? bytes.subarray(0, this.nat(bytes.length + 1)) : bytes;
  }

  randomBytes(most: number): Uint8Array {
    return Uint8Array.from({ length: this.nat(most) }, () => this.nat(256));
  }

  /** Runs the step `fuzzRuns` times; throws where it throws, and where one input takes for ever. */
  run(step: (fuzz: Fuzz, index: number) => void): void {
    for (let index = 0; index < fuzzRuns; index += 1) {
      const began = performance.now();
      step(this, index);
      this.slowestMs = Math.max(this.slowestMs, performance.now() - began);
    }
    if (this.slowestMs > hangMs) throw new Error(`one input took ${this.slowestMs.toFixed(0)} ms`);
  }

  #damage(node: unknown): void {
    let at = node as Record<string, unknown>;
    for (;;) {
      const keys = Object.keys(at);
      const key = keys.length === 0 ? 'x' : this.pick(keys);
      const inner = at[key];
      if (typeof inner === 'object' && inner !== null && this.nat(3) > 0) {
        at = inner as Record<string, unknown>;
        continue;
      }
      if (this.nat(5) === 0 && !Array.isArray(at)) delete at[key];
      else at[this.nat(8) === 0 && !Array.isArray(at) ? this.pick(pieces) : key] = this.#oddValue(inner);
      return;
    }
  }

  #oddValue(present: unknown): unknown {
    if (typeof present === 'number' && this.nat(2) === 0)
      return this.pick([-present, present * 1e6, present + 0.5, 0, -0, 1e308, 5e-324, 2 ** 53]);
    if (typeof present === 'string' && this.nat(2) === 0) return this.text(present);
    return this.pick<unknown>([
      null,
      true,
      '',
      'x',
      0,
      -1,
      1e13,
      [],
      {},
      [[]],
      { x: 1 },
      'x'.repeat(3000),
      present,
    ]);
  }
}

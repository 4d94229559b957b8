/** Issues one-time codes for devices and gives each device's settings away once. Memory only: a restart ends all codes. */
import { randomInt } from 'node:crypto';

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 12;
/** Sixty bits and this many tries a minute: no code is guessed before it expires. */
const mostWrong = 10;
const wrongWithinMs = 60_000;

const newCode = () => {
  const plain = Array.from({ length: codeLength }, () => signs[randomInt(signs.length)]).join('');
  return plain.replace(/(.{4})(?=.)/g, '$1-');
};

export class CodeDesk {
  /** @type {Map<string, { broker: object | null, expiresMs: number }>} */
  #codes = new Map();
  /** @type {Map<string, number[]>} */
  #wrong = new Map();
  #now;

  /** @param {() => number} now ms */
  constructor(now = Date.now) {
    this.#now = now;
  }

  /**
   * @param {object} broker what the device shall be given: it carries the secret, the code does not
   * @param {number} validMs
   * @returns {string} the code
   */
  issue(broker, validMs) {
    const code = newCode();
    this.#codes.set(code, { broker, expiresMs: this.#now() + validMs });
    return code;
  }

  /**
   * @param {string} code
   * @param {string} from address of the asker, for the limit of tries
   * @returns {{ v: 1, broker: object } | { v: 1, refused: 'used' | 'expired' | 'unknown' | 'busy' }}
   */
  redeem(code, from) {
    const now = this.#now();
    const tries = (this.#wrong.get(from) ?? []).filter((at) => now - at < wrongWithinMs);
    this.#wrong.set(from, tries);
    if (tries.length >= mostWrong) return { v: 1, refused: 'busy' };
    const found = this.#codes.get(code);
    if (!found) {
      tries.push(now);
      return { v: 1, refused: 'unknown' };
    }
    if (!found.broker) return { v: 1, refused: 'used' };
    if (now > found.expiresMs) return { v: 1, refused: 'expired' };
    const { broker } = found;
    // Forgotten before it is sent: nobody can ask for it again.
    found.broker = null;
    return { v: 1, broker };
  }
}

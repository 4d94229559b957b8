/** One level of a name → letters, digits, _ and - only, so that two names stay two names. */
const foreign = /[^A-Za-z0-9_-]/gu;

/** As ISO/IEC 9075-14 §9.1 writes names into XML: `Süd` is `S_x00FC_d`. */
export const escapeLevel = (level: string): string =>
  level
    .normalize('NFC')
    .replace(
      foreign,
      (character) => `_x${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}_`,
    );

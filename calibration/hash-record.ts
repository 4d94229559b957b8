/** A record → the SHA-256 of its canonical text, to tell later whether it was changed. */
import type { CalibrationRecord } from './record.ts';
import { serializeRecord } from './serialize-record.ts';
import { utf8 } from './utf8.ts';

/** SHA-256 of bytes, as `(bytes) => crypto.subtle.digest('SHA-256', bytes)`. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;

/** 64 lower-case hexadecimal digits. */
export const hashRecord = async (record: CalibrationRecord, sha256: Digest): Promise<string> => {
  const bytes = new Uint8Array(await sha256(utf8(serializeRecord(record))));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** A record → the text of its file; equal records give equal texts. */
import { canonicalJson } from './canonical-json.ts';
import type { CalibrationRecord } from './record.ts';

/** Canonical JSON (RFC 8785); `parseRecord` reads it back to an equal record. */
export const serializeRecord = (record: CalibrationRecord): string => canonicalJson(record);

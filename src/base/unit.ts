/** Looks up a unit by its code, and says which references its quantity may be measured against. */
import { unitTable, type QuantityKind, type UnitRow } from './unit-table.ts';

/** Key of the unit table; what records and readings carry. */
export type UnitCode = keyof typeof unitTable;

/** What a pressure is measured against; `none` for every other quantity. */
export type PressureReference = 'gauge' | 'absolute' | 'differential' | 'vacuum' | 'none';

export interface Unit extends UnitRow {
  readonly code: UnitCode;
  /** OPC UA Part 8, EUInformation.unitId: the UNECE code as big-endian ASCII. */
  readonly opcUaUnitId: number;
  readonly references: readonly PressureReference[];
}

/** Every code, in the order of the table (pressures first). */
export const unitCodes = Object.keys(unitTable) as UnitCode[];

/**
 * `vacuum` counts the depth below the atmosphere upwards (0 = atmosphere); a scale of −1…0 is `gauge`.
 */
const pressureReferences = ['gauge', 'absolute', 'differential', 'vacuum'] as const;
const noReference = ['none'] as const;

const referencesOf = (kind: QuantityKind): readonly PressureReference[] =>
  kind === 'pressure' ? pressureReferences : noReference;

const packed = (unece: string): number => {
  let id = 0;
  for (const letter of unece) id = id * 256 + letter.charCodeAt(0);
  return id;
};

/** The whole entry of a unit. */
export const unitOf = (code: UnitCode): Unit => {
  const row: UnitRow = unitTable[code];
  return { ...row, code, opcUaUnitId: packed(row.unece), references: referencesOf(row.kind) };
};

/** Whether a text from outside is one of our codes. */
export const isUnitCode = (text: unknown): text is UnitCode =>
  typeof text === 'string' && Object.hasOwn(unitTable, text);

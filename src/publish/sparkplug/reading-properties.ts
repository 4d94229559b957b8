/** A reading's quality, uncertainty and identity, and a gauge's engineering data → Sparkplug metric properties. */
import type { Reading } from '../../base/reading.ts';
import { vocabularyOf } from '../../base/quality-vocabularies.ts';
import { isUnitCode, unitOf } from '../../base/unit.ts';
import type { Alignment } from '../kiosk-messages.ts';
import { dataTypes, double, int32, int64, string, type Property } from './payload.ts';

/** What a birth says of one measured quantity. */
export interface Engineering {
  readonly unit: string;
  readonly reference: string;
  readonly rangeLow: number | null;
  readonly rangeHigh: number | null;
  readonly accuracyClass: number | null;
  readonly description: string;
  readonly formerly: readonly string[];
  readonly aligned: Alignment | null;
}

const real = (key: string, value: number | null): Property => ({
  key,
  type: dataTypes.Double,
  value: value === null ? null : double(value),
});

const words = (key: string, value: string): Property => ({
  key,
  type: dataTypes.String,
  value: string(value),
});

/** The unit as people write it, with its codes in other systems. */
export const unitProperties = (unit: string, reference: string): readonly Property[] => {
  if (!isUnitCode(unit)) return [words('engUnit', unit), words('reference', reference)];
  const { symbol, unece, opcUaUnitId } = unitOf(unit);
  return [
    words('engUnit', symbol),
    words('reference', reference),
    words('unece', unece),
    { key: 'opcUaUnitId', type: dataTypes.Int32, value: int32(opcUaUnitId) },
  ];
};

const alignmentProperties = (aligned: Alignment | null): readonly Property[] =>
  aligned
    ? [
        words('alignedFrom', aligned.from),
        words('alignedBy', aligned.by),
        { key: 'alignedTs', type: dataTypes.Int64, value: int64(aligned.ts) },
      ]
    : [];

export const engineeringProperties = (engineering: Engineering): readonly Property[] => [
  ...unitProperties(engineering.unit, engineering.reference),
  real('engLow', engineering.rangeLow),
  real('engHigh', engineering.rangeHigh),
  real('accuracyClass', engineering.accuracyClass),
  words('description', engineering.description),
  ...alignmentProperties(engineering.aligned),
  ...(engineering.formerly.length > 0 ? [words('formerly', engineering.formerly.join(' '))] : []),
];

/** What changes with every reading. `id` is the consumer's key against redelivery; empty for a birth's last value. */
export const readingProperties = (
  { reasons, u95, calibration }: Pick<Reading, 'reasons' | 'u95' | 'calibration'>,
  id: string,
): readonly Property[] => {
  const { sparkplugQuality, opcUaStatusCode } = vocabularyOf(reasons);
  return [
    { key: 'Quality', type: dataTypes.Int32, value: int32(sparkplugQuality) },
    { key: 'opcUaStatusCode', type: dataTypes.Int64, value: int64(opcUaStatusCode) },
    words('reasons', reasons.join(' ')),
    real('u95', u95),
    words('calibration', calibration),
    words('id', id),
  ];
};

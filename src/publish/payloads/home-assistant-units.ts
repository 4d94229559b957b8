/**
 * Unit of a gauge → what Home Assistant calls it, and the device class that takes it. Source: its `sensor/const.py`,
 * DEVICE_CLASS_UNITS; it refuses a whole sensor whose unit is not one of its class.
 */
import { isUnitCode, unitOf, type UnitCode } from '../../base/unit.ts';

export interface HomeAssistantUnit {
  /** Null for a number without one. */
  readonly unit: string | null;
  readonly deviceClass: string | null;
}

const pressure = 'pressure';
const flow = 'volume_flow_rate';
/** `volume` is a counter there; what a tank holds is stored volume. */
const volume = 'volume_storage';

const known: Partial<Readonly<Record<UnitCode, readonly [deviceClass: string, unit: string]>>> = {
  bar: [pressure, 'bar'],
  mbar: [pressure, 'mbar'],
  Pa: [pressure, 'Pa'],
  hPa: [pressure, 'hPa'],
  kPa: [pressure, 'kPa'],
  psi: [pressure, 'psi'],
  inHg: [pressure, 'inHg'],
  mmHg: [pressure, 'mmHg'],
  degC: ['temperature', '°C'],
  degF: ['temperature', '°F'],
  K: ['temperature', 'K'],
  'm3/h': [flow, 'm³/h'],
  'm3/s': [flow, 'm³/s'],
  'l/s': [flow, 'L/s'],
  'l/min': [flow, 'L/min'],
  'l/h': [flow, 'L/h'],
  'gal/min': [flow, 'gal/min'],
  'ft3/min': [flow, 'ft³/min'],
  mV: ['voltage', 'mV'],
  V: ['voltage', 'V'],
  mA: ['current', 'mA'],
  A: ['current', 'A'],
  W: ['power', 'W'],
  kW: ['power', 'kW'],
  Hz: ['frequency', 'Hz'],
  kHz: ['frequency', 'kHz'],
  'm/s': ['speed', 'm/s'],
  'km/h': ['speed', 'km/h'],
  mph: ['speed', 'mph'],
  g: ['weight', 'g'],
  kg: ['weight', 'kg'],
  lb: ['weight', 'lb'],
  ml: [volume, 'mL'],
  l: [volume, 'L'],
  m3: [volume, 'm³'],
  gal: [volume, 'gal'],
  mm: ['distance', 'mm'],
  cm: ['distance', 'cm'],
  m: ['distance', 'm'],
  in: ['distance', 'in'],
};

/** A unit that Home Assistant does not know keeps our symbol and has no class: it is shown and never converted. */
export const homeAssistantUnit = (code: string): HomeAssistantUnit => {
  if (!isUnitCode(code)) return { unit: code === '' ? null : code, deviceClass: null };
  const row = known[code];
  if (row) return { deviceClass: row[0], unit: row[1] };
  const { symbol } = unitOf(code);
  return { unit: symbol === '' ? null : symbol, deviceClass: null };
};

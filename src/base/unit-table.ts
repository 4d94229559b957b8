/** The units found on gauges: one row each, from the short key that records use to the codes that other systems use. */

/** What a unit measures; conversion never crosses kinds, even where the dimensions agree. */
export type QuantityKind =
  | 'pressure'
  | 'temperature'
  | 'temperature-difference'
  | 'volume-flow'
  | 'mass-flow'
  | 'fraction'
  | 'voltage'
  | 'current'
  | 'resistance'
  | 'active-power'
  | 'apparent-power'
  | 'frequency'
  | 'rotational-frequency'
  | 'speed'
  | 'mass'
  | 'volume'
  | 'length'
  | 'force'
  | 'torque'
  | 'angle'
  | 'number';

export interface UnitRow {
  readonly kind: QuantityKind;
  /** As shown to a person. */
  readonly symbol: string;
  /** UCUM, case sensitive. */
  readonly ucum: string;
  /** UN/CEFACT Recommendation 20 common code. */
  readonly unece: string;
  /** value in SI = value × scale + offset. SI here: Pa, K, m³/s, kg/s, 1, V, A, Ω, W, VA, Hz, 1/s, m/s, kg, m³, m, N, N·m, rad. */
  readonly scale: number;
  readonly offset: number;
}

const unit = (
  kind: QuantityKind,
  symbol: string,
  ucum: string,
  unece: string,
  scale: number,
  offset = 0,
): UnitRow => ({ kind, symbol, ucum, unece, scale, offset });

/** Standard gravity, m/s² (3rd CGPM 1901); conventional columns: mercury 13 595.1 kg/m³, water 1000 kg/m³. */
const gravity = 9.80665;
const mercury = 13_595.1 * gravity;
const water = 1000 * gravity;
const inch = 0.0254;
const poundMass = 0.45359237;
const gallon = 231 * inch ** 3;
const minute = 60;
const hour = 3600;
const fahrenheitStep = 5 / 9;

/** Keys are the codes that records and readings carry. */
export const unitTable = {
  bar: unit('pressure', 'bar', 'bar', 'BAR', 1e5),
  mbar: unit('pressure', 'mbar', 'mbar', 'MBR', 100),
  Pa: unit('pressure', 'Pa', 'Pa', 'PAL', 1),
  hPa: unit('pressure', 'hPa', 'hPa', 'A97', 100),
  kPa: unit('pressure', 'kPa', 'kPa', 'KPA', 1000),
  MPa: unit('pressure', 'MPa', 'MPa', 'MPA', 1e6),
  psi: unit('pressure', 'psi', '[psi]', 'PS', (poundMass * gravity) / inch ** 2),
  'kgf/cm2': unit('pressure', 'kgf/cm²', 'kgf/cm2', 'E42', gravity * 1e4),
  atm: unit('pressure', 'atm', 'atm', 'ATM', 101_325),
  inHg: unit('pressure', 'inHg', "[in_i'Hg]", 'F79', mercury * inch),
  mmHg: unit('pressure', 'mmHg', 'mm[Hg]', 'HN', mercury / 1000),
  cmHg: unit('pressure', 'cmHg', 'cm[Hg]', 'N13', mercury / 100),
  inH2O: unit('pressure', 'inH₂O', "[in_i'H2O]", 'F78', water * inch),
  mmH2O: unit('pressure', 'mmH₂O', 'mm[H2O]', 'HP', water / 1000),
  cmH2O: unit('pressure', 'cmH₂O', 'cm[H2O]', 'H78', water / 100),
  mH2O: unit('pressure', 'mH₂O', 'm[H2O]', 'N23', water),
  degC: unit('temperature', '°C', 'Cel', 'CEL', 1, 273.15),
  degF: unit('temperature', '°F', '[degF]', 'FAH', fahrenheitStep, 459.67 * fahrenheitStep),
  K: unit('temperature', 'K', 'K', 'KEL', 1),
  'delta-K': unit('temperature-difference', 'ΔK', 'K', 'KEL', 1),
  'delta-degC': unit('temperature-difference', 'Δ°C', 'K', 'CEL', 1),
  'delta-degF': unit('temperature-difference', 'Δ°F', 'K.5/9', 'FAH', fahrenheitStep),
  'm3/h': unit('volume-flow', 'm³/h', 'm3/h', 'MQH', 1 / hour),
  'm3/s': unit('volume-flow', 'm³/s', 'm3/s', 'MQS', 1),
  'l/s': unit('volume-flow', 'l/s', 'L/s', 'G51', 1e-3),
  'l/min': unit('volume-flow', 'l/min', 'L/min', 'L2', 1e-3 / minute),
  'l/h': unit('volume-flow', 'l/h', 'L/h', 'E32', 1e-3 / hour),
  'gal/min': unit('volume-flow', 'gal/min', '[gal_us]/min', 'G2', gallon / minute),
  'ft3/min': unit('volume-flow', 'ft³/min', '[cft_i]/min', '2L', (12 * inch) ** 3 / minute),
  'kg/h': unit('mass-flow', 'kg/h', 'kg/h', 'E93', 1 / hour),
  'kg/s': unit('mass-flow', 'kg/s', 'kg/s', 'KGS', 1),
  't/h': unit('mass-flow', 't/h', 't/h', 'E18', 1000 / hour),
  '%': unit('fraction', '%', '%', 'P1', 0.01),
  ppm: unit('fraction', 'ppm', '[ppm]', '59', 1e-6),
  mV: unit('voltage', 'mV', 'mV', '2Z', 1e-3),
  V: unit('voltage', 'V', 'V', 'VLT', 1),
  kV: unit('voltage', 'kV', 'kV', 'KVT', 1000),
  uA: unit('current', 'µA', 'uA', 'B84', 1e-6),
  mA: unit('current', 'mA', 'mA', '4K', 1e-3),
  A: unit('current', 'A', 'A', 'AMP', 1),
  kA: unit('current', 'kA', 'kA', 'B22', 1000),
  ohm: unit('resistance', 'Ω', 'Ohm', 'OHM', 1),
  kohm: unit('resistance', 'kΩ', 'kOhm', 'B49', 1000),
  Mohm: unit('resistance', 'MΩ', 'MOhm', 'B75', 1e6),
  W: unit('active-power', 'W', 'W', 'WTT', 1),
  kW: unit('active-power', 'kW', 'kW', 'KWT', 1000),
  MW: unit('active-power', 'MW', 'MW', 'MAW', 1e6),
  kVA: unit('apparent-power', 'kVA', 'kV.A', 'KVA', 1000),
  Hz: unit('frequency', 'Hz', 'Hz', 'HTZ', 1),
  kHz: unit('frequency', 'kHz', 'kHz', 'KHZ', 1000),
  'r/min': unit('rotational-frequency', 'r/min', '{rev}/min', 'RPM', 1 / minute),
  'r/s': unit('rotational-frequency', 'r/s', '{rev}/s', 'RPS', 1),
  'm/s': unit('speed', 'm/s', 'm/s', 'MTS', 1),
  'km/h': unit('speed', 'km/h', 'km/h', 'KMH', 1000 / hour),
  mph: unit('speed', 'mph', '[mi_i]/h', 'HM', (63_360 * inch) / hour),
  g: unit('mass', 'g', 'g', 'GRM', 1e-3),
  kg: unit('mass', 'kg', 'kg', 'KGM', 1),
  t: unit('mass', 't', 't', 'TNE', 1000),
  lb: unit('mass', 'lb', '[lb_av]', 'LBR', poundMass),
  ml: unit('volume', 'ml', 'mL', 'MLT', 1e-6),
  l: unit('volume', 'l', 'L', 'LTR', 1e-3),
  m3: unit('volume', 'm³', 'm3', 'MTQ', 1),
  gal: unit('volume', 'gal (US)', '[gal_us]', 'GLL', gallon),
  um: unit('length', 'µm', 'um', '4H', 1e-6),
  mm: unit('length', 'mm', 'mm', 'MMT', 1e-3),
  cm: unit('length', 'cm', 'cm', 'CMT', 1e-2),
  m: unit('length', 'm', 'm', 'MTR', 1),
  in: unit('length', 'in', '[in_i]', 'INH', inch),
  N: unit('force', 'N', 'N', 'NEW', 1),
  kN: unit('force', 'kN', 'kN', 'B47', 1000),
  'N.m': unit('torque', 'N·m', 'N.m', 'NU', 1),
  deg: unit('angle', '°', 'deg', 'DD', Math.PI / 180),
  one: unit('number', '', '1', 'C62', 1),
} as const satisfies Readonly<Record<string, UnitRow>>;

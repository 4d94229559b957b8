/** The unit table against UCUM's own library, and against the rules of OPC UA. */
import library from '@lhncbc/ucum-lhc';
import { describe, expect, it } from 'vitest';
import { isUnitCode, unitCodes, unitOf, type UnitCode } from '../../../src/base/unit.ts';
import type { QuantityKind } from '../../../src/base/unit-table.ts';

const ucum = library.UcumLhcUtils.getInstance();

const siUnit: Readonly<Record<QuantityKind, string>> = {
  pressure: 'Pa',
  temperature: 'K',
  'temperature-difference': 'K',
  'volume-flow': 'm3/s',
  'mass-flow': 'kg/s',
  fraction: '1',
  voltage: 'V',
  current: 'A',
  resistance: 'Ohm',
  'active-power': 'W',
  'apparent-power': 'V.A',
  frequency: 'Hz',
  'rotational-frequency': '/s',
  speed: 'm/s',
  mass: 'kg',
  volume: 'm3',
  length: 'm',
  force: 'N',
  torque: 'N.m',
  angle: 'rad',
  number: '1',
};

/** UCUM states a metre of mercury as 133.322 kPa; the conventional value is 133.322387415 kPa. */
const tolerance = (code: UnitCode): number => (code.endsWith('Hg') ? 3e-6 : 1e-12);

describe('unit table', () => {
  it.each(unitCodes)('%s means what UCUM says', (code) => {
    const unit = unitOf(code);
    for (const value of [1, -40, 12.5]) {
      const converted = ucum.convertUnitTo(unit.ucum, value, siUnit[unit.kind]);
      expect(converted.status, converted.msg.join()).toBe('succeeded');
      const ours = value * unit.scale + unit.offset;
      const scale = Math.max(Math.abs(ours), Math.abs(unit.offset));
      expect(Math.abs(ours - converted.toVal!) / scale).toBeLessThan(tolerance(code));
    }
  });

  it('packs OPC UA unit ids as OPC UA Part 8 publishes them', () => {
    expect(unitOf('bar').opcUaUnitId).toBe(4_342_098);
    expect(unitOf('psi').opcUaUnitId).toBe(20_563);
    expect(unitOf('kPa').opcUaUnitId).toBe(4_935_745);
    expect(unitOf('degC').opcUaUnitId).toBe(4_408_652);
    expect(unitOf('deg').opcUaUnitId).toBe(17_476);
  });

  it('gives each unit a UNECE code of two or three characters', () => {
    for (const code of unitCodes) expect(unitOf(code).unece).toMatch(/^[A-Z0-9]{2,3}$/);
  });

  it('uses one UNECE code for one unit, temperature differences aside', () => {
    const codes = unitCodes.filter((code) => !code.startsWith('delta-')).map((code) => unitOf(code).unece);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('asks for a reference of every pressure and of nothing else', () => {
    for (const code of unitCodes) {
      const { kind, references } = unitOf(code);
      expect(references.includes('none'), code).toBe(kind !== 'pressure');
      expect(references.includes('gauge'), code).toBe(kind === 'pressure');
    }
  });

  it('knows its own codes only', () => {
    expect(isUnitCode('kgf/cm2')).toBe(true);
    for (const text of ['Bar', '', 'toString', '__proto__', 7, null, undefined])
      expect(isUnitCode(text)).toBe(false);
  });
});

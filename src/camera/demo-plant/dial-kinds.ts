/** The scales found on gauges in the field, from which random dials are made. */
import type { PressureReference, UnitCode } from '../../base/unit.ts';
import { evenMarks } from './dial-geometry.ts';
import type { DialSpec } from './dial-spec.ts';

export interface DialKind {
  readonly name: string;
  readonly gaugeType: string;
  readonly unit: UnitCode;
  readonly unitText: string;
  readonly reference: PressureReference;
  readonly body: DialSpec['body'];
  readonly marks: DialSpec['marks'];
  readonly divisions: number;
  readonly middleEvery: number;
  readonly labels?: readonly string[];
  readonly darkFace?: boolean;
  readonly endPin: boolean;
}

/** Printed 0 nearer to the first number than an even scale has it, as on most pressure gauges. */
const shortFirst = (marks: DialSpec['marks'], byDeg: number): DialSpec['marks'] =>
  marks.map((mark, index) =>
    index === 0 ? { ...mark, angleDeg: mark.angleDeg + byDeg } : mark,
  ) as unknown as DialSpec['marks'];

/** Angles in proportion to a power of the share of span (flow by differential pressure: 2, moving iron: 1.5). */
const powerMarks = (
  values: readonly number[],
  power: number,
  startDeg: number,
  sweepDeg: number,
): DialSpec['marks'] => {
  const high = values[values.length - 1] ?? 1;
  return values.map((value) => ({
    value,
    angleDeg: startDeg + sweepDeg * (value / high) ** power,
  })) as unknown as DialSpec['marks'];
};

const pressure = { gaugeType: 'pressure gauge', reference: 'gauge', body: 'round', endPin: true } as const;

export const dialKinds: readonly [DialKind, ...DialKind[]] = [
  {
    ...pressure,
    name: 'bar-10',
    unit: 'bar',
    unitText: 'bar',
    marks: evenMarks(0, 10, 10, 135, 270),
    divisions: 10,
    middleEvery: 5,
  },
  {
    ...pressure,
    name: 'bar-16',
    unit: 'bar',
    unitText: 'bar',
    marks: evenMarks(0, 16, 8, 135, 270),
    divisions: 10,
    middleEvery: 5,
  },
  {
    ...pressure,
    name: 'kpa-600',
    unit: 'kPa',
    unitText: 'kPa',
    marks: shortFirst(evenMarks(0, 600, 6, 132, 276), 4),
    divisions: 10,
    middleEvery: 5,
  },
  {
    ...pressure,
    name: 'psi-160',
    unit: 'psi',
    unitText: 'psi',
    marks: shortFirst(evenMarks(0, 160, 8, 135, 270), 3),
    divisions: 10,
    middleEvery: 5,
  },
  {
    ...pressure,
    name: 'mpa-1.6',
    unit: 'MPa',
    unitText: 'MPa',
    marks: evenMarks(0, 1.6, 8, 135, 270),
    divisions: 10,
    middleEvery: 5,
  },
  {
    ...pressure,
    name: 'compound',
    gaugeType: 'compound gauge',
    unit: 'bar',
    unitText: 'bar',
    marks: evenMarks(-1, 3, 8, 135, 270),
    divisions: 5,
    middleEvery: 0,
  },
  {
    ...pressure,
    name: 'vacuum',
    gaugeType: 'vacuum gauge',
    reference: 'gauge',
    unit: 'bar',
    unitText: 'bar',
    marks: evenMarks(-1, 0, 5, 45, -270),
    divisions: 10,
    middleEvery: 5,
  },
  {
    name: 'thermometer',
    gaugeType: 'thermometer',
    unit: 'degC',
    unitText: '°C',
    reference: 'none',
    body: 'round',
    marks: evenMarks(-20, 120, 7, 145, 250),
    divisions: 10,
    middleEvery: 5,
    darkFace: true,
    endPin: false,
  },
  {
    name: 'thermometer-light',
    gaugeType: 'thermometer',
    unit: 'degC',
    unitText: '°C',
    reference: 'none',
    body: 'round',
    marks: evenMarks(0, 160, 8, 135, 270),
    divisions: 10,
    middleEvery: 5,
    endPin: false,
  },
  {
    name: 'ammeter',
    gaugeType: 'ammeter',
    unit: 'A',
    unitText: 'A',
    reference: 'none',
    body: 'panel',
    marks: evenMarks(0, 5, 5, 225, 90),
    divisions: 10,
    middleEvery: 5,
    endPin: false,
  },
  {
    name: 'voltmeter',
    gaugeType: 'voltmeter',
    unit: 'V',
    unitText: 'V',
    reference: 'none',
    body: 'panel',
    marks: powerMarks([0, 100, 200, 300, 400, 500], 1.3, 228, 84),
    divisions: 5,
    middleEvery: 0,
    endPin: false,
  },
  {
    name: 'flow',
    gaugeType: 'flow meter',
    unit: 'm3/h',
    unitText: 'm³/h',
    reference: 'none',
    body: 'round',
    marks: powerMarks([0, 4, 6, 8, 10, 12, 14, 16], 2, 135, 270),
    divisions: 4,
    middleEvery: 2,
    endPin: true,
  },
  {
    name: 'compass',
    gaugeType: 'compass',
    unit: 'deg',
    unitText: '°',
    reference: 'none',
    body: 'round',
    marks: evenMarks(0, 360, 12, -90, 360),
    divisions: 6,
    middleEvery: 3,
    labels: ['N', '30', '60', 'E', '120', '150', 'S', '210', '240', 'W', '300', '330', ''],
    endPin: false,
  },
];

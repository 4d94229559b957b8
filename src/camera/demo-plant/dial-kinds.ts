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
  readonly law: DialSpec['law'];
  readonly divisions: number;
  readonly middleEvery: number;
  readonly labels?: readonly string[];
  readonly darkFace?: boolean;
  readonly endPin: boolean;
}

type Scale = Pick<DialKind, 'marks' | 'law'>;

const evenScale = (...where: Parameters<typeof evenMarks>): Scale => ({
  marks: evenMarks(...where),
  law: { power: 1, zeroNearer: 0 },
});

/** Printed 0 nearer to the first number than an even scale has it, as on most pressure gauges. */
const zeroNearerBy = (zeroNearer: number, { marks, law }: Scale): Scale => ({
  marks: marks.map((mark, index) =>
    index === 0 ? { ...mark, angleDeg: mark.angleDeg + zeroNearer } : mark,
  ) as unknown as DialSpec['marks'],
  law: { ...law, zeroNearer },
});

/** Angles in proportion to a power of the share of span (flow by differential pressure: 2, moving iron: 1.5). */
const powerScale = (values: readonly number[], power: number, startDeg: number, sweepDeg: number): Scale => {
  const high = values[values.length - 1] ?? 1;
  return {
    marks: values.map((value) => ({
      value,
      angleDeg: startDeg + sweepDeg * (value / high) ** power,
    })) as unknown as DialSpec['marks'],
    law: { power, zeroNearer: 0 },
  };
};

const pressure = { gaugeType: 'pressure gauge', reference: 'gauge', body: 'round', endPin: true } as const;

export const dialKinds: readonly [DialKind, ...DialKind[]] = [
  {
    ...pressure,
    name: 'bar-10',
    unit: 'bar',
    unitText: 'bar',
    ...evenScale(0, 10, 10, 135, 270),
    divisions: 10,
    middleEvery: 5,
  },
  {
    ...pressure,
    name: 'bar-16',
    unit: 'bar',
    unitText: 'bar',
    ...evenScale(0, 16, 8, 135, 270),
    divisions: 10,
    middleEvery: 5,
  },
  {
    ...pressure,
    name: 'kpa-600',
    unit: 'kPa',
    unitText: 'kPa',
    ...zeroNearerBy(4, evenScale(0, 600, 6, 132, 276)),
    divisions: 10,
    middleEvery: 5,
  },
  {
    ...pressure,
    name: 'psi-160',
    unit: 'psi',
    unitText: 'psi',
    ...zeroNearerBy(3, evenScale(0, 160, 8, 135, 270)),
    divisions: 10,
    middleEvery: 5,
  },
  {
    ...pressure,
    name: 'mpa-1.6',
    unit: 'MPa',
    unitText: 'MPa',
    ...evenScale(0, 1.6, 8, 135, 270),
    divisions: 10,
    middleEvery: 5,
  },
  {
    ...pressure,
    name: 'compound',
    gaugeType: 'compound gauge',
    unit: 'bar',
    unitText: 'bar',
    ...evenScale(-1, 3, 8, 135, 270),
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
    ...evenScale(-1, 0, 5, 45, -270),
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
    ...evenScale(-20, 120, 7, 145, 250),
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
    ...evenScale(0, 160, 8, 135, 270),
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
    ...evenScale(0, 5, 5, 225, 90),
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
    ...powerScale([0, 100, 200, 300, 400, 500], 1.3, 228, 84),
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
    ...powerScale([0, 4, 6, 8, 10, 12, 14, 16], 2, 135, 270),
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
    ...evenScale(0, 360, 12, -90, 360),
    divisions: 6,
    middleEvery: 3,
    labels: ['N', '30', '60', 'E', '120', '150', 'S', '210', '240', 'W', '300', '330', ''],
    endPin: false,
  },
];

/** The six gauges of the demo plant: their dials, places in the 1280 × 720 picture, and names. */
import type { Homography } from '../../base/homography.ts';
import { buildDial, type DialStyle } from './build-dial.ts';
import { dialKinds } from './dial-kinds.ts';
import type { DialSpec, NeedleStyle } from './dial-spec.ts';
import { poseOfView } from './dial-view.ts';
import type { DemoTag } from './demo-signals.ts';

export const demoPicture = { width: 1280, height: 720 } as const;

export interface DemoGauge {
  readonly tag: DemoTag;
  readonly asset: string;
  readonly description: string;
  readonly spec: DialSpec;
  /** Affine: a long lens, so that a canvas can draw it without warping. */
  readonly pose: Homography<'dial', 'reference'>;
  /** Value in the reference picture. */
  readonly referenceValue: number;
}

const sans = 'Arial, Helvetica, "Liberation Sans", "DejaVu Sans", sans-serif';

const needle: NeedleStyle = {
  shape: 'counterweight',
  colour: '#17181a',
  tone: 'dark',
  reach: 0.84,
  tail: 0.26,
  width: 0.06,
  hubRadius: 0.09,
  hubColour: '#2a2c2f',
};

const plain: DialStyle = {
  needle,
  bezel: 'steel',
  faceColour: '#f5f4ee',
  ink: '#16171a',
  font: sans,
  maker: 'NORDWERK',
  zones: [],
  limitHand: null,
  faceCentre: { x: 0, y: 0 },
  screws: 0,
  arc: false,
  labelTurn: 'upright',
  labelScale: 1,
  outer: 0.93,
  bends: [],
};

interface Place {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly tiltDeg?: number;
  readonly axisDeg?: number;
}

const gauge = (
  tag: DemoTag,
  place: Place,
  kindName: string,
  style: Partial<DialStyle>,
  asset: string,
  description: string,
  referenceValue: number,
): DemoGauge => {
  const kind = dialKinds.find(({ name }) => name === kindName);
  if (!kind) throw new Error(`no kind of dial is called ${kindName}`);
  return {
    tag,
    asset: `demo/works/${asset}/${tag}`,
    description,
    spec: buildDial(`demo-${tag.toLowerCase()}`, kind, { ...plain, ...style }),
    pose: poseOfView({ tiltDeg: 0, axisDeg: 90, ...place, rollDeg: 0, distance: Infinity }),
    referenceValue,
  };
};

export const demoGauges: readonly DemoGauge[] = [
  gauge(
    'PG-101',
    { x: 196, y: 204, radius: 130, tiltDeg: 8 },
    'bar-10',
    { zones: [{ from: 8.5, to: 10, colour: '#c9372c' }] },
    'utilities/boilerhouse',
    'Feed water pressure',
    4,
  ),
  gauge(
    'VG-201',
    { x: 514, y: 188, radius: 112 },
    'vacuum',
    { bezel: 'black', maker: 'TERVO', needle: { ...needle, shape: 'tapered', width: 0.08, tail: 0.2 } },
    'utilities/vacuum',
    'Vacuum header',
    -0.3,
  ),
  gauge(
    'TI-301',
    { x: 806, y: 198, radius: 122, tiltDeg: 6, axisDeg: 80 },
    'thermometer',
    {
      faceColour: '#16191d',
      ink: '#f1f0ea',
      maker: 'Halden & Rau',
      labelScale: 0.95,
      needle: { ...needle, shape: 'baton', colour: '#f4f2ea', tone: 'light', hubColour: '#c9ccce' },
    },
    'utilities/boilerhouse',
    'Flue gas heat exchanger, outlet',
    30,
  ),
  gauge(
    'WD-601',
    { x: 1098, y: 186, radius: 116, tiltDeg: 9 },
    'compass',
    {
      bezel: 'brass',
      faceColour: '#f1ead6',
      maker: 'PELORUS',
      screws: 4,
      labelScale: 0.92,
      needle: {
        ...needle,
        shape: 'lance',
        colour: '#b3261c',
        tone: 'red',
        width: 0.1,
        tail: 0.4,
        hubColour: '#a58646',
      },
    },
    'utilities/weather',
    'Wind direction, stack',
    120,
  ),
  gauge(
    'AM-501',
    { x: 384, y: 596, radius: 132 },
    'ammeter',
    { bezel: 'black', maker: 'Ostara', faceColour: '#f7f5ea' },
    'utilities/pumphouse',
    'Motor current, feed pump',
    1,
  ),
  gauge(
    'FI-401',
    { x: 786, y: 562, radius: 106, tiltDeg: 5, axisDeg: 30 },
    'flow',
    { bezel: 'blue', maker: 'KESTREL', needle: { ...needle, shape: 'arrow', width: 0.05 } },
    'utilities/pumphouse',
    'Feed water flow',
    5,
  ),
];

/** Paints a dial of exactly known needle straight into pixels, without a canvas: ticks, blots of print, one needle. */
import { rgbaPicture, type Picture } from '../../workers/vision/picture.ts';

export interface PaintedDial {
  readonly width: number;
  readonly height: number;
  readonly centre: { readonly x: number; readonly y: number };
  readonly radius: number;
  /** rad, clockwise on screen from +x. */
  readonly roll?: number;
  /** Needle's direction, rad; null paints none. */
  readonly needle: number | null;
  readonly needleColour?: readonly [number, number, number];
  /** Of its half to the left, looking from the pivot to the tip: the other facet of a polished needle. */
  readonly leftFacet?: readonly [number, number, number];
  /** Half of its width at the pivot, face radii. */
  readonly needleHalf?: number;
  /** Which print; dials of different prints are different gauges. */
  readonly print?: number;
  /** Grey levels of noise, peak. */
  readonly noise?: number;
  /** Multiplies everything. */
  readonly light?: number;
}

const mix = (seed: number): number => {
  const x = Math.sin(seed * 127.1) * 43758.5453;
  return x - Math.floor(x);
};
/** Print upon print is no darker than ink: some light always comes back. */
const blackest = 12;
const cover = (distancePx: number): number => Math.min(1, Math.max(0, 0.5 - distancePx));

export const paintDial = (dial: PaintedDial): Picture => {
  const { width, height, centre, radius, roll = 0, needle, print = 1, noise = 0, light = 1 } = dial;
  const rgba = new Uint8ClampedArray(width * height * 4);
  const blots = Array.from({ length: 14 }, (_, k) => {
    const angle = mix(print + k) * 6.283;
    const at = 0.3 + 0.35 * mix(print * 3 + k);
    return { u: at * Math.cos(angle), v: at * Math.sin(angle), size: 0.03 + 0.05 * mix(print * 7 + k) };
  });
  const colour = dial.needleColour ?? [20, 20, 20];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const dx = (x - centre.x) / radius;
      const dy = (y - centre.y) / radius;
      const u = dx * Math.cos(roll) + dy * Math.sin(roll);
      const v = dy * Math.cos(roll) - dx * Math.sin(roll);
      const r = Math.hypot(u, v);
      let grey = 90 + 25 * Math.sin(x / 17) * Math.cos(y / 23);
      grey += (225 - grey) * cover((r - 1) * radius);
      const ticks = 30 + (print % 5) * 6;
      const angle = Math.atan2(v, u);
      const step = (2 * Math.PI) / ticks;
      const index = Math.round(angle / step);
      const long = index % 3 === 0;
      if (Math.abs(index) < ticks * 0.4) {
        const across = Math.abs(angle - index * step) * r;
        const inner = long ? 0.74 : 0.82;
        const radial = Math.max(inner - r, r - 0.92);
        grey -= 190 * cover(Math.max(across - 0.012, radial) * radius);
      }
      for (const blot of blots) {
        const d = Math.hypot(u - blot.u, v - blot.v);
        grey -= 150 * cover((d - blot.size) * radius);
      }
      grey = Math.max(blackest, grey);
      const shade = needle === null ? 0 : needleCover(u, v, needle - roll, radius, dial.needleHalf ?? 0.03);
      const toRight = needle === null ? 0 : v * Math.cos(needle - roll) - u * Math.sin(needle - roll);
      const onLeft = dial.leftFacet ? cover(toRight * radius) : 0;
      const at = (y * width + x) * 4;
      for (let c = 0; c < 3; c++) {
        const metal = colour[c]! + ((dial.leftFacet?.[c] ?? 0) - colour[c]!) * onLeft;
        const clean = grey + (metal - grey) * shade;
        rgba[at + c] = clean * light + noise * (mix(x * 3.1 + y * 77.7 + c) - 0.5);
      }
      rgba[at + 3] = 255;
    }
  return rgbaPicture(width, height, rgba);
};

/** A tapered needle with a short tail and a hub. */
const needleCover = (u: number, v: number, direction: number, radius: number, broad: number): number => {
  const along = u * Math.cos(direction) + v * Math.sin(direction);
  const across = Math.abs(v * Math.cos(direction) - u * Math.sin(direction));
  const half = broad * (1 - (2 / 3) * Math.max(0, along));
  const body = cover(Math.max(across - half, along - 0.8, -0.2 - along) * radius);
  return Math.max(body, cover((Math.hypot(u, v) - 0.07) * radius));
};

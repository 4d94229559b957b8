/** Angles, branded so that degrees never pass for radians. Direction: from +x towards +y; with y down that is clockwise on screen. */
declare const angleUnit: unique symbol;

export type Radians = number & { readonly [angleUnit]: 'rad' };
export type Degrees = number & { readonly [angleUnit]: 'deg' };

export const radians = (value: number): Radians => value as Radians;
export const degrees = (value: number): Degrees => value as Degrees;
export const toDegrees = (angle: Radians): Degrees => ((angle * 180) / Math.PI) as Degrees;
export const toRadians = (angle: Degrees): Radians => ((angle * Math.PI) / 180) as Radians;

const turn = 2 * Math.PI;

/** The same direction in [0, 2π). */
export const normalizeTurn = (angle: number): Radians => {
  const rest = angle % turn;
  return (rest < 0 ? rest + turn : rest) as Radians;
};

/** Shortest signed way from `from` to `to`, in (−π, π]. */
export const turnBetween = (from: number, to: number): Radians => {
  const way = normalizeTurn(to - from);
  return (way > Math.PI ? way - turn : way) as Radians;
};

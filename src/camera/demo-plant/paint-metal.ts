/** Colours and gradients of the materials that dials and pipes are made of. */
export type Painter = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Drawing units per face radius: font sizes below a few px are rounded by canvases, so nothing is drawn at unit size. */
export const unitsPerRadius = 1000;

interface Metal {
  readonly light: string;
  readonly middle: string;
  readonly dark: string;
}

const metals: Readonly<Record<'steel' | 'black' | 'brass' | 'blue' | 'cream', Metal>> = {
  steel: { light: '#f2f4f5', middle: '#a9afb3', dark: '#5d6468' },
  black: { light: '#5b5e61', middle: '#2a2c2e', dark: '#121314' },
  brass: { light: '#f1dc9a', middle: '#b8964a', dark: '#6d5423' },
  blue: { light: '#5b86b0', middle: '#2f577f', dark: '#183350' },
  cream: { light: '#f4efe0', middle: '#cfc8b4', dark: '#8e8873' },
};

export type MetalName = keyof typeof metals;

/** A gradient across a disc of `radius` that is bright on the side of the light. */
export const discGradient = (
  painter: Painter,
  metal: MetalName,
  x: number,
  y: number,
  radius: number,
  lightDeg: number,
): CanvasGradient => {
  const dx = radius * Math.cos((lightDeg * Math.PI) / 180);
  const dy = radius * Math.sin((lightDeg * Math.PI) / 180);
  const gradient = painter.createLinearGradient(x + dx, y + dy, x - dx, y - dy);
  const { light, middle, dark } = metals[metal];
  gradient.addColorStop(0, light);
  gradient.addColorStop(0.35, middle);
  gradient.addColorStop(0.62, dark);
  gradient.addColorStop(0.85, middle);
  gradient.addColorStop(1, light);
  return gradient;
};

/** A path that is a full circle. */
export const circlePath = (painter: Painter, x: number, y: number, radius: number): void => {
  painter.beginPath();
  painter.arc(x, y, Math.max(0, radius), 0, 2 * Math.PI);
};

/** Gaussian blur of `sigma` drawing units for what is painted next; browsers without canvas filters paint it sharp. */
export const setBlur = (painter: Painter, sigma: number): void => {
  const { a, b } = painter.getTransform();
  const px = sigma * Math.hypot(a, b);
  if ('filter' in painter) painter.filter = px > 0.3 ? `blur(${px.toFixed(2)}px)` : 'none';
};

/** Where the planes of a camera's frame lie in memory, format by format (W3C WebCodecs, VideoPixelFormat). */
import { rgbColour, yuvColour, type Colour } from './colour.ts';
import { wholeWords, type Plane } from './patch.ts';

export interface FrameLayout {
  readonly bytes: number;
  /** For VideoFrame.copyTo. */
  readonly layout: PlaneLayout[];
  readonly planes: readonly [Plane, Plane, Plane];
  readonly colour: Colour;
}

export interface FrameShape {
  readonly width: number;
  readonly height: number;
  readonly format: VideoPixelFormat | null;
  readonly colorSpace: Pick<VideoColorSpace, 'matrix' | 'fullRange'>;
}

const whole = { originX: 0, originY: 0 };

type Size = Pick<FrameShape, 'width' | 'height'>;

const packed = (
  { width, height }: Size,
  [red, green, blue]: readonly [number, number, number],
): FrameLayout => {
  const plane = (at: number): Plane => ({
    ...whole,
    ...{ at, pitch: 4, stride: 4 * width, width, height, scale: 1 },
  });
  return {
    bytes: 4 * width * height,
    layout: [{ offset: 0, stride: 4 * width }],
    planes: [plane(red), plane(green), plane(blue)],
    colour: rgbColour,
  };
};

/** @param scale of the chroma planes: 2 for one sample to 2 × 2 pixels */
const planar = (
  { width, height, colorSpace }: FrameShape,
  scale: 1 | 2,
  interleaved: boolean,
): FrameLayout => {
  const columns = Math.ceil(width / scale);
  const rows = Math.ceil(height / scale);
  const stride = wholeWords(width);
  const luma = stride * height;
  const pitch = interleaved ? 2 : 1;
  const size = { width: columns, height: rows, pitch, stride: wholeWords(pitch * columns), scale };
  const offsetV = interleaved ? luma + 1 : luma + size.stride * rows;
  const chroma = interleaved
    ? [{ offset: luma, stride: size.stride }]
    : [luma, offsetV].map((offset) => ({ offset, stride: size.stride }));
  return {
    bytes: luma + (interleaved ? 1 : 2) * size.stride * rows,
    layout: [{ offset: 0, stride }, ...chroma],
    planes: [
      { ...whole, at: 0, pitch: 1, stride, width, height, scale: 1 },
      { ...whole, ...size, at: luma },
      { ...whole, ...size, at: offsetV },
    ],
    colour: yuvColour(colorSpace, height),
  };
};

export const rgbaLayout = (size: Size): FrameLayout => packed(size, [0, 1, 2]);

/** @returns undefined for formats that the browser has to convert first: opaque, with alpha apart, or of more than 8 bits */
export const frameLayout = (shape: FrameShape): FrameLayout | undefined => {
  switch (shape.format) {
    case 'I420':
      return planar(shape, 2, false);
    case 'NV12':
      return planar(shape, 2, true);
    case 'I444':
      return planar(shape, 1, false);
    case 'RGBA':
    case 'RGBX':
      return rgbaLayout(shape);
    case 'BGRA':
    case 'BGRX':
      return packed(shape, [2, 1, 0]);
    default:
      return undefined;
  }
};

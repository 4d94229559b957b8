// Samples a patch through a map: bilinear RGB of each cell in 0..1, channel planes one after another.
// Twin: twins/rectify.ts, rectifyColour.
// Bindings: 0 layout (uniform), 1 memory (bytes of all planes, four a word), 2 map (x, y in frame px per cell), 3 out.
// Workgroup: 64 cells. Dispatch: ceil(cells / 64).

struct Plane {
  origin: vec2f, // frame px of the plane's first pixel, half-pixel shift of the reduction included
  inverseScale: f32, // plane pixels per frame pixel
  black: f32, // 0..255
  width: u32,
  height: u32,
  at: u32, // byte of the first pixel
  pitch: u32, // bytes from pixel to pixel
  @size(16) stride: u32, // bytes from row to row
}

struct Layout {
  planes: array<Plane, 3>,
  toRed: vec3f,
  toGreen: vec3f,
  toBlue: vec3f,
  cells: u32,
}

@group(0) @binding(0) var<uniform> patchLayout: Layout;
@group(0) @binding(1) var<storage, read> memory: array<u32>;
@group(0) @binding(2) var<storage, read> map: array<vec2f>;
@group(0) @binding(3) var<storage, read_write> out: array<f32>;

fn byteAt(at: u32) -> f32 {
  return f32((memory[at >> 2u] >> (8u * (at & 3u))) & 0xffu);
}

fn sample(plane: Plane, place: vec2f) -> f32 {
  let last = vec2u(plane.width - 1u, plane.height - 1u);
  let at = clamp((place - plane.origin) * plane.inverseScale, vec2f(0.0), vec2f(last));
  let low = vec2u(at);
  let high = min(low + vec2u(1u), last);
  let part = at - vec2f(low);
  let upper = plane.at + low.y * plane.stride;
  let lower = plane.at + high.y * plane.stride;
  let left = low.x * plane.pitch;
  let right = high.x * plane.pitch;
  return mix(
    mix(byteAt(upper + left), byteAt(upper + right), part.x),
    mix(byteAt(lower + left), byteAt(lower + right), part.x),
    part.y,
  ) - plane.black;
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let cell = id.x;
  if (cell >= patchLayout.cells) { return; }
  let place = map[cell];
  let seen = vec3f(
    sample(patchLayout.planes[0], place),
    sample(patchLayout.planes[1], place),
    sample(patchLayout.planes[2], place),
  );
  let toRgb = mat3x3f(patchLayout.toRed, patchLayout.toGreen, patchLayout.toBlue);
  let colour = clamp(seen * toRgb / 255.0, vec3f(0.0), vec3f(1.0));
  out[cell] = colour.r;
  out[patchLayout.cells + cell] = colour.g;
  out[2u * patchLayout.cells + cell] = colour.b;
}

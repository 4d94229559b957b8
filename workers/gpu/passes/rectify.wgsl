// Samples a patch through a map: bilinear RGB of each cell in 0..1, channel planes one after another.
// Twin: twins/rectify.ts, rectifyColour.
// Bindings: 0 layout (uniform), 1 pixels (RGBA8, one u32 each, row by row), 2 map (x, y in frame px per cell), 3 out.
// Workgroup: 64 cells. Dispatch: ceil(cells / 64).

struct Layout {
  origin: vec2f, // frame px of the patch's first pixel, half-pixel shift of the reduction included
  inverseScale: f32, // patch pixels per frame pixel
  width: u32,
  height: u32,
  cells: u32,
}

@group(0) @binding(0) var<uniform> patchLayout: Layout;
@group(0) @binding(1) var<storage, read> pixels: array<u32>;
@group(0) @binding(2) var<storage, read> map: array<vec2f>;
@group(0) @binding(3) var<storage, read_write> out: array<f32>;

fn pixel(x: u32, y: u32) -> vec3f {
  return unpack4x8unorm(pixels[y * patchLayout.width + x]).rgb;
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let cell = id.x;
  if (cell >= patchLayout.cells) { return; }
  let last = vec2f(f32(patchLayout.width - 1u), f32(patchLayout.height - 1u));
  let at = clamp((map[cell] - patchLayout.origin) * patchLayout.inverseScale, vec2f(0.0), last);
  let low = vec2u(at);
  let high = min(low + vec2u(1u), vec2u(patchLayout.width - 1u, patchLayout.height - 1u));
  let part = at - vec2f(low);
  let upper = mix(pixel(low.x, low.y), pixel(high.x, low.y), part.x);
  let lower = mix(pixel(low.x, high.y), pixel(high.x, high.y), part.x);
  let colour = mix(upper, lower, part.y);
  out[cell] = colour.r;
  out[patchLayout.cells + cell] = colour.g;
  out[2u * patchLayout.cells + cell] = colour.b;
}

/** Samples a patch through a map on the GPU; its CPU twin is twins/rectify.ts. */
import type { Patch } from '../../vision/patch.ts';
import type { SamplingMap } from '../../vision/sampling-map.ts';
import shader from './rectify.wgsl?raw';

/** Of the shader's `Layout`. */
const layoutBytes = 192;
/** cells per workgroup, as in the shader. */
const workgroup = 64;

/** Buffers are kept and only grow, so that a steady stream of like dials allocates nothing. */
export class RectifyPass {
  readonly #device: GPUDevice;
  readonly #pipeline: GPUComputePipeline;
  readonly #layout: GPUBuffer;
  #pixels: GPUBuffer | undefined;
  #map: GPUBuffer | undefined;
  #out: GPUBuffer | undefined;
  #back: GPUBuffer | undefined;

  constructor(device: GPUDevice) {
    this.#device = device;
    this.#pipeline = device.createComputePipeline({
      layout: 'auto',
      compute: { module: device.createShaderModule({ code: shader }), entryPoint: 'main' },
    });
    this.#layout = device.createBuffer({
      size: layoutBytes,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
  }

  /** @param out 3 × rows × columns; filled when the promise resolves. Rejects when the device is lost. */
  async rectify(patch: Patch, map: SamplingMap, out: Float32Array): Promise<void> {
    const cells = map.rows * map.columns;
    const pixels = (this.#pixels = this.#atLeast(
      this.#pixels,
      patch.memory.byteLength,
      GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST,
    ));
    const places = (this.#map = this.#atLeast(
      this.#map,
      cells * 8,
      GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST,
    ));
    const result = (this.#out = this.#atLeast(
      this.#out,
      cells * 12,
      GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC,
    ));
    const back = (this.#back = this.#atLeast(
      this.#back,
      cells * 12,
      GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
    ));
    const { queue } = this.#device;
    queue.writeBuffer(this.#layout, 0, layoutOf(patch, cells));
    queue.writeBuffer(pixels, 0, patch.memory as Uint8Array<ArrayBuffer>);
    queue.writeBuffer(places, 0, map.xy as Float32Array<ArrayBuffer>);
    const encoder = this.#device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(this.#pipeline);
    pass.setBindGroup(
      0,
      this.#device.createBindGroup({
        layout: this.#pipeline.getBindGroupLayout(0),
        entries: [this.#layout, pixels, places, result].map((buffer, binding) => ({
          binding,
          resource: { buffer },
        })),
      }),
    );
    pass.dispatchWorkgroups(Math.ceil(cells / workgroup));
    pass.end();
    encoder.copyBufferToBuffer(result, 0, back, 0, cells * 12);
    queue.submit([encoder.finish()]);
    await back.mapAsync(GPUMapMode.READ, 0, cells * 12);
    out.set(new Float32Array(back.getMappedRange(0, cells * 12)));
    back.unmap();
  }

  #atLeast(buffer: GPUBuffer | undefined, bytes: number, usage: number): GPUBuffer {
    if (buffer && buffer.size >= bytes) return buffer;
    buffer?.destroy();
    return this.#device.createBuffer({ size: Math.ceil(bytes / 4) * 4, usage });
  }
}

/** As `Layout` in the shader. */
const layoutOf = ({ planes, colour }: Patch, cells: number): ArrayBuffer => {
  const layout = new ArrayBuffer(layoutBytes);
  const numbers = new Float32Array(layout);
  const counts = new Uint32Array(layout);
  planes.forEach((plane, k) => {
    const { originX, originY, scale, width, height, at, pitch, stride } = plane;
    const shift = (scale - 1) / 2;
    numbers.set([originX + shift, originY + shift, 1 / scale, colour.black[k]!], k * 12);
    counts.set([width, height, at, pitch, stride], k * 12 + 4);
  });
  // A row of three takes the room of four; the last shares its own with the count.
  for (let row = 0; row < 3; row++) numbers.set(colour.toRgb.slice(3 * row, 3 * row + 3), 36 + 4 * row);
  counts[47] = cells;
  return layout;
};

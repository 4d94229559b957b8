/** One WebGPU device for the worker: asked for once, rebuilt after a loss, absent where there is no real adapter. */
import type { BackendChoice } from '../vision/api.ts';

export interface GpuDevice {
  readonly device: GPUDevice;
  /** Vendor and architecture, for the status and the bench. */
  readonly adapter: string;
  /** True for a software adapter: right for parity tests, never faster than the CPU twin. */
  readonly software: boolean;
  /** Resolves when the device is gone; passes built on it are then useless. */
  readonly lost: Promise<void>;
}

const softwareNames = /swiftshader|llvmpipe|lavapipe|warp|software/i;

/**
 * `auto` wants a real adapter, `webgpu` takes any there is.
 * @returns undefined where there is none to use; never throws
 */
export const usableGpu = async (choice: BackendChoice): Promise<GpuDevice | undefined> => {
  if (choice === 'wasm') return undefined;
  const gpu = await openGpuDevice();
  return gpu && choice === 'auto' && gpu.software ? undefined : gpu;
};

/** @returns undefined where WebGPU or an adapter is missing; never throws */
export const openGpuDevice = async (): Promise<GpuDevice | undefined> => {
  const gpu = (navigator as { gpu?: GPU }).gpu;
  if (!gpu) return undefined;
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: 'low-power' });
    if (!adapter) return undefined;
    const { vendor, architecture, device: name, description, isFallbackAdapter } = adapter.info;
    const device = await adapter.requestDevice();
    return {
      device,
      adapter: [vendor, architecture, name, description].filter((word) => word !== '').join(' '),
      software: isFallbackAdapter || softwareNames.test(`${vendor} ${architecture} ${name} ${description}`),
      lost: device.lost.then(() => undefined),
    };
  } catch {
    return undefined;
  }
};

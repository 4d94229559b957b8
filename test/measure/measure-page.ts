/** Composition root of the measuring page: what the scripts may call, on `window.measure`. */
import { installTrustedTypes } from '../../src/trusted-types.ts';
import type { BackendChoice, VisionOptions, VisionStatus } from '../../workers/vision/api.ts';
import { VisionClient, type VisionState } from '../../src/vision/vision-client.ts';
import { BenchRun, type FrameTimes } from './bench/bench-frames.ts';
import { disturbances } from './disturb/disturbances.ts';
import { CourierDrive } from './courier/drive-courier.ts';
import type {
  DisturbanceOrder,
  MeasureAnswer,
  MeasureJob,
  RealignAnswer,
  RealignJob,
} from './measure-job.ts';
import { measurePanelMeter, type PanelMeterAnswer, type PanelMeterOrder } from './measure-panel-meter.ts';
import { measurePicture } from './measure-picture.ts';
import { runNeedle, type NeedleRun } from './run-needle.ts';
import { measureRealign } from './measure-realign.ts';
import { measureRendered, type RenderedAnswer, type RenderedOrder } from './measure-rendered.ts';
import { drawSheet, type SheetOrder } from './draw-sheet.ts';

installTrustedTypes();

let vision: VisionClient | undefined;
let bench: BenchRun | undefined;

/** Waits for the worker; rejects with what it failed of. */
const openVision = (backend: BackendChoice, workers: VisionOptions['workers'] = 2): Promise<VisionStatus> =>
  new Promise((resolve, reject) => {
    const onState = (state: VisionState): void => {
      if (state.kind === 'ready') resolve(state.status);
      if (state.kind === 'lost')
        reject(state.error instanceof Error ? state.error : new Error(String(state.error)));
    };
    vision?.close();
    vision = new VisionClient({ backend, workers }, onState);
  });

const opened = (): VisionClient => {
  if (!vision) throw new Error('open comes first');
  return vision;
};

const measure = {
  open: openVision,
  disturbances: (): string[] => [...disturbances.keys()],
  picture: (job: MeasureJob): Promise<MeasureAnswer> => measurePicture(opened(), job),
  realign: (job: RealignJob): Promise<RealignAnswer | null> => measureRealign(opened(), job),
  rendered: (which: RenderedOrder, order: DisturbanceOrder | null): Promise<RenderedAnswer | null> =>
    measureRendered(opened(), which, order),
  panelMeter: (order: PanelMeterOrder): Promise<PanelMeterAnswer> => measurePanelMeter(opened(), order),
  openBench: async (gauges: number, restFrames: number): Promise<void> => {
    bench = await BenchRun.open(opened(), gauges, restFrames);
  },
  runBench: (frames: number): Promise<FrameTimes> => {
    if (!bench) throw new Error('openBench comes first');
    return bench.run(frames);
  },
  needle: (cases: readonly number[]): Promise<NeedleRun[]> => runNeedle(cases),
  sheet: (order: SheetOrder): Promise<string> => drawSheet(order),
  /** The courier that the app has, for the fault matrix and the data bench. */
  courier: new CourierDrive(),
};

export type Measure = typeof measure;

declare global {
  interface Window {
    measure: Measure;
  }
}

window.measure = measure;

/** A desk whose pictures are read by the real worker. */
import type { CalibrationRecord } from '../../../calibration/record.ts';
import type { TrialBench } from '../../../src/composition/trial-bench.ts';
import type { Trial } from '../../../src/ui/desk.ts';
import { ExampleDesk } from './example-desk.ts';

export class ReadingDesk extends ExampleDesk {
  readonly trials: Trial[] = [];

  /** @param picture stays the caller's */
  constructor(
    private readonly bench: TrialBench,
    record: CalibrationRecord,
    private readonly picture: ImageBitmap,
  ) {
    super([record]);
  }

  override grabFrame(): Promise<ImageBitmap> {
    return createImageBitmap(this.picture);
  }

  override async readOnce(picture: ImageBitmap, record: CalibrationRecord): Promise<Trial> {
    this.tried.push(record);
    const trial = await this.bench.read(picture, record);
    this.trials.push(trial);
    return trial;
  }
}

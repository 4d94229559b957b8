/** Prints for records that come without one: cut from the demo plant at rest, kept for the session. */
import { recordName, type CalibrationRecord, type Print } from '../../calibration/record.ts';
import { faultCodeOf } from '../base/fault.ts';
import { DemoPlantSource } from '../camera/demo-plant/demo-plant-source.ts';
import type { FrameSource } from '../camera/frame-source.ts';
import type { VisionClient } from '../vision/vision-client.ts';

export class PrintRoom {
  readonly #prints = new Map<string, Print>();

  constructor(private readonly vision: Pick<VisionClient, 'capturePrint'>) {}

  /** The record with its own print, or the one that was cut for it, or none. */
  withPrint(record: CalibrationRecord): CalibrationRecord {
    return { ...record, print: record.print ?? this.#prints.get(recordName(record)) ?? null };
  }

  /** True when a new print was cut. Other sources have no picture of the dial at rest. */
  async cutMissing(records: readonly CalibrationRecord[], source: FrameSource | null): Promise<boolean> {
    if (!(source instanceof DemoPlantSource)) return false;
    const missing = records.filter((record) => !this.withPrint(record).print);
    // All at once, so that they are cut before the first frame is looked at.
    const cuts = missing.map(async (record) => {
      const print = await this.vision.capturePrint(source.referencePicture(), record);
      this.#prints.set(recordName(record), print);
    });
    try {
      await Promise.all(cuts);
    } catch (error) {
      if (faultCodeOf(error) === undefined) throw error; // the client says what it lost; read without prints
    }
    return missing.some((record) => this.withPrint(record).print);
  }
}

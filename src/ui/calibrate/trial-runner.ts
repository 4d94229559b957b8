/** Reads the picture with each new draft, newest only: a draft that changes meanwhile is read next. */
import type { CalibrationRecord } from '../../../calibration/record.ts';
import { faultCodeOf } from '../../base/fault.ts';
import { ok, refuse, type Result } from '../../base/result.ts';
import type { Desk, Trial } from '../desk.ts';

export class TrialRunner {
  private next: { picture: ImageBitmap; record: CalibrationRecord } | null = null;
  private isRunning = false;

  constructor(
    private readonly desk: () => Desk,
    private readonly onResult: (result: Result<Trial, string> | null) => void,
  ) {}

  /** @param record a refusal is shown as it is */
  run(picture: ImageBitmap, record: Result<CalibrationRecord, string>): void {
    this.next = null;
    if (!record.ok) return this.onResult(record);
    this.next = { picture, record: record.value };
    if (!this.isRunning) void this.work();
  }

  private async work(): Promise<void> {
    this.isRunning = true;
    while (this.next) {
      const { picture, record } = this.next;
      this.next = null;
      let result: Result<Trial, string>;
      try {
        result = ok(await this.desk().readOnce(await createImageBitmap(picture), record));
      } catch (error) {
        if (!faultCodeOf(error)) throw error;
        result = refuse((error as Error).message);
      }
      if (!this.next) this.onResult(result);
    }
    this.isRunning = false;
  }
}

/** A step that the environment may fail → its outcome as a value; bugs go on as they are. */
import { faultCodeOf } from '../base/fault.ts';
import { ok, refuse, type Result } from '../base/result.ts';

/** @param lead stands before the fault's own sentence */
export const refuseFaults = async <Value>(
  lead: string,
  step: () => Promise<Value>,
): Promise<Result<Value, string>> => {
  try {
    return ok(await step());
  } catch (error) {
    if (faultCodeOf(error) === undefined && !(error instanceof DOMException)) throw error;
    return refuse(`${lead}${(error as Error).message}`);
  }
};

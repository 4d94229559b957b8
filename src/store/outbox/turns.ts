/** Lets asynchronous steps run one after another, in the order in which they asked. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves with the step's result; a step that fails does not stop the next. */
  take<Value>(step: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(step, step);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

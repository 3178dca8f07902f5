/** Where pictures are drawn, one at a time. */
export interface Easel {
  /** @throws the signal's reason where it aborts before the turn has come: nothing is drawn then. */
  draw<T>(signal: AbortSignal, draw: () => T | Promise<T>): Promise<T>;
}

/**
 * Drawing holds the thread up, on a busy machine for a second each. Between two drawings whoever
 * asks for less is answered: who is turned away must hear of it before their patience ends, and who
 * fetches a picture that is done must not wait for all that are not.
 */
export function createEasel(): Easel {
  let last: Promise<unknown> = Promise.resolve();
  return {
    draw(signal, draw) {
      const drawing = last.then(breathe).then(() => {
        signal.throwIfAborted();
        return draw();
      });
      last = drawing.catch(() => {});
      return drawing;
    },
  };
}

/** Until everything that has happened meanwhile is seen to. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

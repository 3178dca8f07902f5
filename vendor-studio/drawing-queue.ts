/** Draws pictures one at a time, in the order in which they are asked for. */
export interface DrawingQueue {
  /** @throws the signal's reason where it aborts before the turn has come: nothing is drawn then. */
  run<T>(signal: AbortSignal, draw: () => T | Promise<T>): Promise<T>;
}

/**
 * Drawing blocks the thread, on a busy machine for a second a picture. Between two pictures all
 * other requests are answered: a client that is throttled must hear of it before it gives up, and a
 * finished picture must be fetched without waiting for those that are not yet drawn.
 */
export function createDrawingQueue(): DrawingQueue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(signal, draw) {
      const drawing = last.then(answerOthers).then(() => {
        signal.throwIfAborted();
        return draw();
      });
      last = drawing.catch(() => {});
      return drawing;
    },
  };
}

/** Lets the runtime handle every event that has come in meanwhile. */
function answerOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

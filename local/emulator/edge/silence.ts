/**
 * Passes a stream on until nothing comes for so many milliseconds, or until it is cut: then it ends
 * as if it were complete, and its source is cancelled. A slow reader's time doesn't count.
 */
export function endWhenSilent(
  source: ReadableStream<Uint8Array<ArrayBuffer>>,
  milliseconds: number,
  cut: AbortSignal,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = source.getReader();
  let isOver = false;
  let end = () => {};
  const finish = () => {
    isOver = true;
    cut.removeEventListener("abort", end);
  };
  return new ReadableStream({
    start(controller) {
      end = () => {
        if (isOver) return;
        finish();
        controller.close();
        reader.cancel().catch(() => {});
      };
      cut.addEventListener("abort", end);
    },
    async pull(controller) {
      const timer = setTimeout(end, milliseconds);
      try {
        const { done, value } = await reader.read();
        if (isOver) return;
        if (!done) return controller.enqueue(value);
        finish();
        controller.close();
      } catch (error) {
        if (isOver) return;
        finish();
        controller.error(error);
      } finally {
        clearTimeout(timer);
      }
    },
    async cancel(reason) {
      finish();
      await reader.cancel(reason);
    },
  }, { highWaterMark: 0 });
}

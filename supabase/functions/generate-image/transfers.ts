import { createBudget } from "../_shared/timing/budget.ts";
import { createSlots } from "../_shared/timing/slots.ts";
import type { PictureStream } from "../_shared/vendors/artists/picture-stream.ts";

/**
 * Bytes of pictures on their way through one worker, which has 256 MB for all that it does. A
 * picture's chunks stay in memory until they are collected, so each picture takes about its own
 * size: without this limit, many large ones at once would stop the worker.
 */
const BYTES = 32 * 1024 * 1024;
/** How many pictures may wait for their turn after they were opened to learn their size. */
const OPEN = 4;

/** Carries pictures through a worker, as many at a time as its memory allows. */
export interface Transfers {
  /**
   * Opens a picture when its turn comes, and waits until there is room for it.
   *
   * @throws what `open` and `use` throw; the signal's reason.
   */
  carry<T>(
    open: () => Promise<PictureStream>,
    use: (picture: PictureStream) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T>;
}

export function createTransfers(): Transfers {
  const opening = createSlots(OPEN, Infinity);
  const budget = createBudget(BYTES);
  return {
    async carry(open, use, signal) {
      const opened = await opening.take(signal);
      let leave: () => void;
      let picture: PictureStream | undefined;
      try {
        picture = await open();
        leave = await budget.take(picture.maxBytes, signal);
      } catch (error) {
        await picture?.body.cancel(error).catch(() => {});
        throw error;
      } finally {
        opened();
      }
      try {
        return await use(picture);
      } finally {
        leave();
      }
    },
  };
}

import { type Budget, createBudget } from "../_shared/timing/budget.ts";
import { createSlots, type Slots } from "../_shared/timing/slots.ts";
import type { PictureStream } from "../_shared/vendors/artists/picture-stream.ts";

/**
 * What one owner's pictures may take of a worker at a time. A picture's chunks stay in memory until
 * they are collected, so each takes about its own size: without this limit, many large ones at once
 * would stop the worker. The largest picture, and one that doesn't tell its size, takes all of it.
 */
const OWNER_BYTES = 32 * 1024 * 1024;
/** How many of them may wait for their turn after they were opened to learn their size. */
const OWNER_OPEN = 4;
/**
 * The whole room is as large as two owners', of a worker's 256 MB: one owner's pictures that are slow
 * to come, or never end, leave others as much.
 */
const OWNERS = 2;

/** Carries pictures through a worker, as many at a time as its memory allows. */
export interface Transfers {
  /**
   * Opens a picture when its turn comes, and waits until there is room for it. One owner's pictures
   * take at most half of the room.
   *
   * @throws what `open` and `use` throw; the signal's reason.
   */
  carry<T>(
    ownerId: string,
    open: () => Promise<PictureStream>,
    use: (picture: PictureStream) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T>;
}

interface TransferRoom {
  opening: Slots;
  budget: Budget;
}

export function createTransfers(): Transfers {
  const all = roomFor(OWNERS);
  const ofOwners = new Map<string, TransferRoom & { pictures: number }>();

  /** Waits for the owner's own room first: nobody waits for the whole room behind those. */
  async function inRooms<T>(rooms: TransferRoom[], { open, use, signal }: Transfer<T>): Promise<T> {
    const opened: (() => void)[] = [];
    const taken: (() => void)[] = [];
    try {
      let picture: PictureStream | undefined;
      try {
        for (const { opening } of rooms) opened.push(await opening.take(signal));
        picture = await open();
        for (const { budget } of rooms) taken.push(await budget.take(picture.maxBytes, signal));
      } catch (error) {
        await picture?.body.cancel(error).catch(() => {});
        throw error;
      } finally {
        for (const leave of opened) leave();
      }
      return await use(picture);
    } finally {
      for (const leave of taken) leave();
    }
  }

  return {
    async carry(ownerId, open, use, signal) {
      const own = ofOwners.get(ownerId) ?? { ...roomFor(1), pictures: 0 };
      ofOwners.set(ownerId, own);
      own.pictures++;
      try {
        return await inRooms([own, all], { open, use, signal });
      } finally {
        own.pictures--;
        if (own.pictures === 0) ofOwners.delete(ownerId);
      }
    },
  };
}

interface Transfer<T> {
  open(): Promise<PictureStream>;
  use(picture: PictureStream): Promise<T>;
  signal: AbortSignal;
}

function roomFor(owners: number): TransferRoom {
  return {
    opening: createSlots(OWNER_OPEN * owners, Infinity),
    budget: createBudget(OWNER_BYTES * owners),
  };
}

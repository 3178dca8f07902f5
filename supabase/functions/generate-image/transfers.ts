import { bounds } from "../_shared/timing/bounded.ts";
import { type Budget, createBudget } from "../_shared/timing/budget.ts";
import { type Clock, systemClock } from "../_shared/timing/clock.ts";
import { createSlots, type Slots } from "../_shared/timing/slots.ts";
import type { ReceiveBody } from "../_shared/vendors/artists/fetch-picture.ts";
import type { PictureStream } from "../_shared/vendors/artists/picture-stream.ts";
import { type MemoryRoom, pacedBody } from "./paced-body.ts";

/**
 * What one owner's pictures may take of a worker at a time. A picture's chunks stay in memory until
 * they are collected, so each takes about its own size: without this limit, many large ones at once
 * would stop the worker. The largest picture, and one that doesn't tell its size, takes all of it.
 */
const OWNER_BYTES = 32 * 1024 * 1024;
/** How many addresses of one owner may be open that have not sent a picture's header yet. */
const OWNER_OPEN = 4;
/**
 * The whole room is as large as two owners', of a worker's 256 MB: one owner's pictures leave others
 * as much.
 */
const OWNERS = 2;
/** Seconds. Who comes more slowly than all of the bytes in so long holds no room meanwhile. */
const SLOWEST = 30;

/** Carries pictures through a worker, as many at a time as its memory allows. */
export interface Transfers {
  /**
   * Opens a picture when its turn comes. It takes room when its first bytes are read, and only as
   * long as they come: addresses that say nothing, or little, keep nobody else's pictures, whoever
   * they belong to.
   *
   * @param open calls `receive` with the picture's body before any of it is read.
   * @throws what `open` and `use` throw; the signal's reason.
   */
  carry<T>(
    ownerId: string,
    open: (receive: ReceiveBody) => Promise<PictureStream>,
    use: (picture: PictureStream) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T>;
}

interface Owner {
  opening: Slots;
  budget: Budget;
  pictures: number;
}

export function createTransfers(clock: Clock = systemClock): Transfers {
  const whole = createBudget(OWNER_BYTES * OWNERS);
  const owners = new Map<string, Owner>();

  function arrive(ownerId: string): Owner {
    const owner = owners.get(ownerId) ?? {
      opening: createSlots(OWNER_OPEN, Infinity),
      budget: createBudget(OWNER_BYTES),
      pictures: 0,
    };
    owners.set(ownerId, owner);
    owner.pictures++;
    return owner;
  }

  return {
    async carry(ownerId, open, use, signal) {
      const owner = arrive(ownerId);
      const ended = new AbortController();
      const stop = bounds([signal, ended.signal]);
      let room: MemoryRoom | undefined;
      try {
        const leave = await owner.opening.take(signal);
        let picture: PictureStream;
        try {
          picture = await open(async (body, bytes) => {
            // The owner's own first: nobody waits for the whole room behind those.
            room = createRoom([owner.budget, whole], bytes, stop.signal);
            try {
              await room.take();
            } catch (error) {
              await body.cancel(error).catch(() => {});
              throw error;
            }
            return pacedBody(body, room, bytes / SLOWEST, clock);
          });
        } finally {
          leave();
        }
        return await use(picture);
      } finally {
        ended.abort();
        room?.leave();
        stop.end();
        owner.pictures--;
        if (owner.pictures === 0) owners.delete(ownerId);
      }
    },
  };
}

/** @param signal ends its waiting, for good. */
function createRoom(budgets: Budget[], bytes: number, signal: AbortSignal): MemoryRoom {
  const taken: (() => void)[] = [];
  const leave = () => {
    for (const give of taken.splice(0)) give();
  };
  return {
    leave,
    async take() {
      if (taken.length > 0) return;
      try {
        for (const budget of budgets) taken.push(await budget.take(bytes, signal));
        // Nobody leaves what is given at the very end.
        signal.throwIfAborted();
      } catch (error) {
        leave();
        throw error;
      }
    },
  };
}

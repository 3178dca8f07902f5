import type { Asset } from "../_shared/contract/asset.ts";
import type { StreamMessage } from "../_shared/contract/stream-message.ts";

/** What a client is told while it waits. */
export interface News {
  /** Logos that are completed or failed. */
  progress: number;
  /** Logos in all, as far as they are known. */
  total: number;
  message: string;
}

/** Counts a project's logos by its stream. */
export class Progress {
  readonly #statuses = new Map<string, Asset["status"]>();
  #told = -1;

  /** @returns what is new; undefined where nothing grew, as a client's progress only grows. */
  take(message: StreamMessage): News | undefined {
    switch (message.type) {
      case "snapshot":
        for (const { id, status } of message.assets) this.#statuses.set(id, status);
        return this.#news("");
      case "asset_pending":
      case "asset_generating":
      case "asset_completed":
      case "asset_failed":
        this.#statuses.set(message.asset.id, message.asset.status);
        return this.#news(`${message.asset.title}: ${message.asset.status}`);
      case "asset_deleted":
        this.#statuses.delete(message.asset_id);
        return undefined;
      default:
        return undefined;
    }
  }

  #news(message: string): News | undefined {
    const statuses = [...this.#statuses.values()];
    const progress = statuses.filter((status) => status === "completed" || status === "failed")
      .length;
    if (progress <= this.#told) return undefined;
    this.#told = progress;
    const { length: total } = statuses;
    return { progress, total, message: message || `${progress} of ${total} are drawn` };
  }
}

import type { RealtimeChannel, SupabaseClient } from "@supabase/supabase-js";

interface Change {
  eventType: string;
  new: Record<string, unknown>;
  old: Record<string, unknown>;
  /** By `performance.now()`. */
  arrivedAt: number;
}

/** Listens with the real client to all that Realtime tells its user about a table. */
export class ChangeWatcher {
  readonly changes: Change[] = [];
  #changed = Promise.withResolvers<void>();

  private constructor(
    private readonly client: SupabaseClient,
    private readonly channel: RealtimeChannel,
  ) {}

  /** Resolves once changes flow, which is later than `SUBSCRIBED`. */
  static async open(client: SupabaseClient, table: string): Promise<ChangeWatcher> {
    const channel = client.channel(`watch:${table}:${crypto.randomUUID()}`);
    const watcher = new ChangeWatcher(client, channel);
    const flowing = Promise.withResolvers<void>();
    channel
      .on("postgres_changes", { event: "*", schema: "public", table }, (change) => {
        const { eventType, new: row, old } = change;
        watcher.changes.push({ eventType, new: row, old, arrivedAt: performance.now() });
        watcher.#changed.resolve();
      })
      .on("system", {}, ({ status, message }: { status: string; message: string }) => {
        if (status === "ok") flowing.resolve();
        else flowing.reject(new Error(message));
      })
      .subscribe((status, error) => {
        if (status === "CHANNEL_ERROR" || status === "TIMED_OUT") flowing.reject(error);
      });
    await flowing.promise;
    return watcher;
  }

  /** What was said about one row, as `UPDATE completed`. */
  of(id: string): string[] {
    return this.changes.filter((change) => change.new.id === id)
      .map((change) => `${change.eventType} ${change.new.status}`);
  }

  /** When a row was first said to have this status. */
  arrivedAt(id: string, status: string): number | undefined {
    return this.changes.find((change) => change.new.id === id && change.new.status === status)
      ?.arrivedAt;
  }

  statuses(status: string): Change[] {
    return this.changes.filter((change) => change.new.status === status);
  }

  /** @throws with what was heard, after three minutes. */
  async until(condition: () => boolean): Promise<void> {
    const deadline = Date.now() + 180_000;
    while (!condition()) {
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`only heard ${JSON.stringify(this.changes)}`);
      this.#changed = Promise.withResolvers();
      const timer = setTimeout(() => this.#changed.resolve(), left);
      await this.#changed.promise;
      clearTimeout(timer);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.removeChannel(this.channel);
    // The socket outlives its last channel otherwise, and the test would leak it.
    await this.client.realtime.disconnect();
  }
}

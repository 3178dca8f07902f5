import type { SupabaseClient } from "@supabase/supabase-js";

/** Milliseconds that changes of a project are gathered for: many of its logos change at once. */
const GATHER = 1000;

interface Listener {
  /** Something of a project is new: its state, or one of its logos. */
  onChange(projectId: string): void;
  onDelete(projectId: string): void;
  /** Something may have changed, nobody knows where: all changes are heard from here on, or one came
   * without its record. Realtime leaves out one that is too large, or that its reader may not see.
   */
  onGap(): void;
}

/**
 * Listens to the user's own projects, straight from Realtime, until the returned function is called.
 * Row level security keeps everybody else's away; of a deletion, Realtime tells all users the id.
 */
export function hearChanges(supabase: SupabaseClient, listener: Listener): () => void {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  function gather(projectId: string | undefined): void {
    const key = projectId ?? "";
    if (waiting.has(key)) return;
    const timer = setTimeout(() => {
      waiting.delete(key);
      if (projectId === undefined) listener.onGap();
      else listener.onChange(projectId);
    }, GATHER);
    waiting.set(key, timer);
  }

  /** Of what has gone, nothing more is asked. */
  function forget(projectId: string): void {
    clearTimeout(waiting.get(projectId));
    waiting.delete(projectId);
    listener.onDelete(projectId);
  }

  // A name of its own: the channel of a gallery that was just left may not be closed yet.
  const channel = supabase.channel(`gallery:${crypto.randomUUID()}`)
    .on<{ id?: string }>(
      "postgres_changes",
      { event: "*", schema: "public", table: "brand_projects" },
      (change) => {
        if (change.eventType !== "DELETE") gather(change.new.id);
        else if (change.old.id) forget(change.old.id);
      },
    )
    .on<{ project_id?: string }>(
      "postgres_changes",
      { event: "UPDATE", schema: "public", table: "generated_assets" },
      (change) => gather(change.new.project_id),
    )
    .on("system", {}, ({ status }) => {
      if (status === "ok") listener.onGap();
    })
    .subscribe();
  return () => {
    waiting.forEach((timer) => clearTimeout(timer));
    void supabase.removeChannel(channel);
  };
}

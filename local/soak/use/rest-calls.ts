import type postgres from "postgres";
import { type SoakUser, sure } from "./user.ts";

/** Makes the table that the calls are about. */
export async function prepareRest(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create table if not exists public.soak_notes (
      id bigint primary key generated always as identity,
      owner uuid not null, body text not null, at timestamptz not null default now()
    );
    alter table public.soak_notes enable row level security;
    drop policy if exists own on public.soak_notes;
    create policy own on public.soak_notes to authenticated
      using (owner = (select auth.uid())) with check (owner = (select auth.uid()));
    grant select, insert, update, delete on public.soak_notes to authenticated, service_role;
    do $$ begin
      alter publication supabase_realtime add table public.soak_notes;
    exception when duplicate_object then null; end $$;
    notify pgrst, 'reload schema'`);
}

/** Writes, reads, changes, refuses and removes, ten calls a turn. */
export async function useRest(
  { client, admin, id, address, fetch }: SoakUser,
  count: number,
): Promise<void> {
  const notes = () => client.from("soak_notes");
  for (let made = 0; made < count; made += 10) {
    const body = `note ${made}`;
    const [note] = sure(await notes().insert({ owner: id, body }).select());
    sure(await notes().select("id, body, at").eq("id", note?.id).single());
    sure(await notes().select("*", { count: "exact" }).order("at").range(0, 9));
    sure(await notes().update({ body: "changed" }).eq("id", note?.id).select());
    sure(await client.from("project_overviews").select("id, progress").limit(5));
    sure(await admin.rpc("service_health"));
    const refused = await notes().insert({ owner: crypto.randomUUID(), body });
    if (refused.error?.code !== "42501") throw new Error("a note in another's name was taken");
    const unknown = await client.from("soak_nowhere").select();
    if (unknown.error?.code !== "PGRST205") throw new Error("a table that isn't there was read");
    const leaving = new AbortController();
    const left = fetch(`${address.url}/rest/v1/soak_notes?select=*`, {
      headers: { apikey: address.secretKey },
      signal: leaving.signal,
    }).then((answer) => answer.body?.cancel(), () => {});
    leaving.abort();
    await left;
    sure(await notes().delete().eq("id", note?.id).select());
  }
}

import { openDatabase } from "./project.ts";

/** What goes wrong between the database and the functions. */
export type DispatchFault = "first-lost" | "twice";

const bodies: Record<DispatchFault, string> = {
  // The first call for each row is never queued.
  "first-lost": `
    if new.url like '%/generate-image' then
      insert into dispatch_fault.seen values (md5(new.body)) on conflict do nothing;
      if found then return null; end if;
    end if;
    return new;`,
  // As when pg_net's worker dies between sending and forgetting.
  "twice": `
    if pg_trigger_depth() = 1 then
      insert into net.http_request_queue (method, url, headers, body, timeout_milliseconds)
      values (new.method, new.url, new.headers, new.body, new.timeout_milliseconds);
    end if;
    return new;`,
};

/** Runs `work` while the database calls functions wrongly. */
export async function withFaultyDispatch(
  fault: DispatchFault,
  work: () => Promise<void>,
): Promise<void> {
  const sql = openDatabase();
  try {
    await sql.unsafe(`
      drop schema if exists dispatch_fault cascade;
      create schema dispatch_fault;
      create table dispatch_fault.seen (body text primary key);
      create function dispatch_fault.strike() returns trigger
      language plpgsql security definer set search_path = '' as $$ begin ${bodies[fault]} end $$;
      create trigger dispatch_fault before insert on net.http_request_queue
        for each row execute function dispatch_fault.strike();`);
    await work();
  } finally {
    await sql`drop schema if exists dispatch_fault cascade`;
    await sql.end();
  }
}

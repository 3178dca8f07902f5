import type postgres from "postgres";

/** Of a hundred calls of functions. */
const DROPPED = 5;
const DUPLICATED = 8;

/** Has the database lose some of its calls of functions and make others twice. */
export async function disturbDispatches(sql: postgres.Sql, seed: string): Promise<void> {
  await sql.unsafe(`
    create table drill.dispatches (fault text);
    create function drill.disturb() returns trigger
    language plpgsql security definer set search_path = '' as $$
    declare
      v_lot constant integer := abs(hashtext(${literal(seed)} || new.id || '/' || new.url)) % 100;
    begin
      if pg_trigger_depth() > 1 and current_setting('drill.again', true) = 'on' then
        return new;
      elsif v_lot < ${DROPPED} then
        insert into drill.dispatches values ('dropped');
        return null;
      elsif v_lot < ${DROPPED + DUPLICATED} then
        insert into drill.dispatches values ('duplicated');
        perform set_config('drill.again', 'on', true);
        insert into net.http_request_queue (method, url, headers, body, timeout_milliseconds)
        values (new.method, new.url, new.headers, new.body, new.timeout_milliseconds);
        perform set_config('drill.again', 'off', true);
      end if;
      return new;
    end $$;
    create trigger drill_dispatches before insert on net.http_request_queue
      for each row execute function drill.disturb();`);
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

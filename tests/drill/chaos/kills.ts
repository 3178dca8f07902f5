import { join } from "node:path";
import type postgres from "postgres";
import { recordedPid } from "../../../local/emulator/postgres/orphan.ts";
import type { Random } from "../../../vendor-studio/draw/random.ts";
import { eventually, insist } from "../eventually.ts";
import type { Stage } from "../stage.ts";

/** A part that a drill kills. */
export interface KillTarget {
  name: string;
  /** How often, compared with others. */
  weight: number;
  /** Waits for a moment at which a kill hurts most. */
  aim?(): Promise<void>;
  /** False: there was nothing to kill. */
  kill(): Promise<boolean>;
  answers(): Promise<boolean>;
}

/** Milliseconds that a kill waits for its moment. */
const AIM = 3000;

export function targetsOf(stage: Stage, random: Random): KillTarget[] {
  const { stack, sql, directory } = stage;
  const edgeFunction = (name: string, weight: number): KillTarget => ({
    name,
    weight,
    kill: () => Promise.resolve(stack.crash.edgeFunction(name)),
    answers: () => responds(`${stack.url}/functions/v1/${name}`),
  });
  return [
    {
      ...edgeFunction("generate-image", 40),
      async aim() {
        if (random.chance(0.5)) await eventually(() => isUnsettled(sql), AIM, 3);
      },
    },
    edgeFunction("stream", 12),
    edgeFunction("write-prompts", 10),
    edgeFunction("api", 10),
    edgeFunction("make-renditions", 10),
    edgeFunction("remove-objects", 5),
    edgeFunction("deliver-webhooks", 8),
    {
      name: "Postgres",
      weight: 10,
      /** Immediate stop: no transaction is finished, nothing is written. */
      async kill() {
        const data = await Deno.realPath(join(directory, "postgres", "data"));
        const pid = await recordedPid(data);
        if (pid === undefined) return false;
        Deno.kill(pid, "SIGQUIT");
        // Answered by the old one, it would seem to be back before it is gone.
        await eventually(async () => await recordedPid(data) !== pid, 10_000, 10);
        return true;
      },
      answers: () => sql`select 1`.then(() => true, () => false),
    },
    {
      name: "pg_net",
      weight: 7,
      async kill() {
        const killed = await insist(() =>
          sql`
            select pg_terminate_backend(pid) from pg_stat_activity
            where application_name like 'pg_net%'`
        );
        return killed.length > 0;
      },
      async answers() {
        const up = await sql`
          select from pg_stat_activity where application_name like 'pg_net%'`.catch(() => []);
        return up.length > 0;
      },
    },
    {
      name: "Realtime",
      weight: 6,
      async kill() {
        await insist(() => stack.crash.realtime());
        return true;
      },
      answers: () => responds(`${stack.url}/realtime/v1/websocket`),
    },
  ];
}

/** Whether a picture was uploaded a moment ago and no row names it yet. */
async function isUnsettled(sql: postgres.Sql): Promise<boolean> {
  const found = await sql`
    select from storage.objects
    where bucket_id = 'generated-assets' and created_at > clock_timestamp() - interval '1 s'
      and not exists (select from public.generated_assets where asset_url = objects.name)
    limit 1`.catch(() => []);
  return found.length > 0;
}

/** Whether the part itself answers, whatever it says; for one that is down, the gateway does. */
async function responds(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    await response.body?.cancel();
    return response.status < 500;
  } catch {
    return false;
  }
}

import { connect } from "../local/emulator/postgres/connect.ts";
import type { Measurement } from "./measurement.ts";
import { type Bench, createProject } from "./stack.ts";
import { median } from "./table.ts";

const ROUNDS = 60;

/** What POST /projects costs, to an insert that the same user makes by REST; the two in turns. */
export async function measureCreate(bench: Bench): Promise<Measurement> {
  const sql = connect(bench.stack.dbUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(`
    create table public.bench_rows (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null default auth.uid(),
      brief_data jsonb not null
    );
    alter table public.bench_rows enable row level security;
    create policy "Own rows" on public.bench_rows to authenticated
      using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
    grant select, insert on public.bench_rows to authenticated`);
  await sql.end();
  const inserts: number[] = [];
  const creates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    inserts.push(await timed(() => insertRow(bench)));
    creates.push(await timed(() => createProject(bench, 1)));
  }
  return {
    name: "POST /projects, to a bare insert by REST",
    result: `${(median(creates) / median(inserts)).toFixed(1)} ×`,
    budget: "1.5 ×",
    from: `${median(creates).toFixed(1)} ms, insert ${median(inserts).toFixed(1)} ms`,
  };
}

async function insertRow({ client }: Bench): Promise<void> {
  await client.from("bench_rows").insert({ brief_data: { company_name: "Northwind" } }).select()
    .throwOnError();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

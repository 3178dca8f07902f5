import { type Keep, measured, type Measurement } from "./measurement.ts";
import { type Bench, createProject, withBenchStack } from "./stack.ts";
import { median } from "./statistics.ts";

const ROUNDS = 60;

/** What POST /projects costs, to an insert that the same user makes by REST; the two in turns. */
export function measureCreate(keep: Keep): Promise<Measurement[]> {
  return withBenchStack(async (bench) => {
    await bench.sql.unsafe(`
    create table public.bench_rows (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null default auth.uid(),
      brief_data jsonb not null
    );
    alter table public.bench_rows enable row level security;
    create policy "Own rows" on public.bench_rows to authenticated
      using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
    grant select, insert on public.bench_rows to authenticated`);
    const inserts: number[] = [];
    const creates: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      inserts.push(await timed(() => insertRow(bench)));
      creates.push(await timed(() => createProject(bench, 1)));
    }
    keep("inserts", inserts);
    keep("creates", creates);
    return [measured("POST /projects ÷ a bare insert by REST", median(creates) / median(inserts), {
      atMost: 1.5,
      from: `${median(creates).toFixed(1)} ÷ ${median(inserts).toFixed(1)} ms, of ${ROUNDS}`,
    })];
  });
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

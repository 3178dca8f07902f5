import { createLogoKraft, type LogoKraft, unwrap } from "@logokraft/client";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { join } from "node:path";
import type postgres from "postgres";
import { connect } from "../local/emulator/postgres/connect.ts";
import type { Stack } from "../local/stack.ts";
import type { PgNetPace } from "../local/emulator/pg-net/worker.ts";
import { OwnVendors } from "../tests/support/own-vendors.ts";
import { startTestStack } from "../tests/support/stack.ts";

/** Milliseconds that each answer takes, where nothing else is said. */
export const VENDOR_LATENCY = 1500;

/** What measurements work with. */
export interface Bench {
  stack: Stack;
  logokraft: LogoKraft;
  client: SupabaseClient;
  /** What stands in for the vendors. The studio isn't asked: its drawing would share our cores. */
  vendors: OwnVendors;
  sql: postgres.Sql;
  /** Where the gateway writes down each request that it has answered. */
  gatewayLog: string;
}

/**
 * Lends a stack of its own with a signed-in user and no limits.
 *
 * @param options.pgNetPace where nothing is said, as `PG_NET_PACE` says
 */
export async function withBenchStack<Result>(
  work: (bench: Bench) => Promise<Result>,
  { vendorLatency = VENDOR_LATENCY, pgNetPace }: {
    vendorLatency?: number;
    pgNetPace?: PgNetPace;
  } = {},
): Promise<Result> {
  await using parts = new AsyncDisposableStack();
  const directory = await Deno.makeTempDir({ prefix: "logokraft-bench-" });
  parts.defer(() => Deno.remove(directory, { recursive: true }));
  await Deno.chmod(directory, 0o755); // Or Postgres's account could not enter it.
  const vendors = parts.use(new OwnVendors(vendorLatency));
  const stackDirectory = join(directory, "stack");
  const stack = await startTestStack(stackDirectory, {
    ...pgNetPace && { pgNetPace },
    functionsEnvironment: {
      ...{ GEMINI_BASE_URL: vendors.url, GEMINI_API_KEY: "bench" },
      ...{ ARK_BASE_URL: vendors.url, ARK_API_KEY: "bench" },
      ...{ MAX_ACTIVE_PROJECTS: "100000", MAX_GENERATIONS_PER_DAY: "1000000" },
      ...{ MAX_STREAMS_PER_PROJECT: "100000", MAX_STREAMS_PER_USER: "100000" },
      STREAM_SECONDS: "600",
      // What it costs is the vendors' time, which is not what is measured here.
      LETTERING_CHECK: "off",
    },
  });
  parts.defer(() => stack.stop());
  const sql = connect(stack.dbUrl, { max: 2, onnotice: () => {} });
  parts.defer(() => sql.end({ timeout: 1 }));
  const client = createClient(stack.url, stack.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const { data, error } = await client.auth.signUp({
    email: "bench@example.org",
    password: "correct horse 1",
  });
  if (error || !data.session || !data.user) throw new Error("nobody signed up", { cause: error });
  const token = data.session.access_token;
  const logokraft = createLogoKraft({ url: stack.url, getToken: () => token });
  const gatewayLog = join(stackDirectory, "log", "gateway.log");
  return await work({ stack, logokraft, client, vendors, sql, gatewayLog });
}

/** Creates a project and returns what the API answers. */
export async function createProject({ logokraft }: Bench, concept_count: number) {
  const brief_data = { company_name: "Lumen", industry: "Lighting", description: "Lamps" };
  const body = { brief_data: { ...brief_data, concept_count } };
  return await unwrap(logokraft.POST("/api/v1/projects", { body }));
}

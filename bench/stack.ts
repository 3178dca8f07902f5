import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { join } from "node:path";
import type { Stack } from "../local/stack.ts";
import { OwnVendors } from "../tests/support/own-vendors.ts";
import { startTestStack } from "../tests/support/stack.ts";

/** Milliseconds that each answer takes. The studio isn't asked: its drawing would share our cores. */
export const VENDOR_LATENCY = 1500;

/** What measurements work with. */
export interface Bench {
  stack: Stack;
  api: string;
  client: SupabaseClient;
  userId: string;
  token: string;
}

/** Lends a stack of its own with a signed-in user and no limits. */
export async function withBenchStack<Result>(
  work: (bench: Bench) => Promise<Result>,
): Promise<Result> {
  await using parts = new AsyncDisposableStack();
  const directory = await Deno.makeTempDir({ prefix: "logokraft-bench-" });
  parts.defer(() => Deno.remove(directory, { recursive: true }));
  await Deno.chmod(directory, 0o755); // Or Postgres's account could not enter it.
  const vendors = parts.use(new OwnVendors(VENDOR_LATENCY));
  const stack = await startTestStack(join(directory, "stack"), {
    functionsEnvironment: {
      ...{ GEMINI_BASE_URL: vendors.url, GEMINI_API_KEY: "bench" },
      ...{ ARK_BASE_URL: vendors.url, ARK_API_KEY: "bench" },
      ...{ MAX_ACTIVE_PROJECTS: "100000", MAX_GENERATIONS_PER_DAY: "1000000" },
      // What it costs is the vendors' time, which is not what is measured here.
      LETTERING_CHECK: "off",
    },
  });
  parts.defer(() => stack.stop());
  const client = createClient(stack.url, stack.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const { data, error } = await client.auth.signUp({
    email: "bench@example.org",
    password: "correct horse 1",
  });
  if (error || !data.session || !data.user) throw new Error("nobody signed up", { cause: error });
  return await work({
    stack,
    api: `${stack.url}/functions/v1/api/v1`,
    client,
    userId: data.user.id,
    token: data.session.access_token,
  });
}

/** Creates a project and returns what the API answers. */
export async function createProject(
  { api, token }: Bench,
  conceptCount: number,
): Promise<{ project_id: string; stream_url: string }> {
  const body = new FormData();
  body.set(
    "brief_data",
    JSON.stringify({
      company_name: "Lumen",
      industry: "Lighting",
      description: "Lamps",
      concept_count: conceptCount,
    }),
  );
  const response = await fetch(`${api}/projects`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body,
  });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return await response.json();
}

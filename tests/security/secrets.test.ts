import assert from "node:assert/strict";
import { join } from "node:path";
import { call } from "../support/api.ts";
import { createProject } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import { logDirectory } from "../support/function-log.ts";
import { inspirationPicture } from "../support/pictures.ts";
import { plantedKeys } from "../support/planted-keys.ts";
import { openDatabase, PASSWORD, project } from "../support/project.ts";
import { Receiver } from "../support/receiver.ts";
import { clearFaults, orderFaults } from "../support/studio.ts";
import { newUser } from "../support/user.ts";
import { withoutWaits } from "../support/without-waits.ts";

/** What must not be found anywhere; a name for each, as a failing test prints it. */
function secretsOf(token: string, ticket: string, receiver: Receiver): Record<string, string> {
  return {
    ...plantedKeys,
    "the secret key": project.SUPABASE_SECRET_KEY,
    "the database's password": new URL(project.SUPABASE_DB_URL).password || "no password",
    "a user's password": PASSWORD,
    "an access token": token.split(".")[2] ?? "",
    "a ticket": ticket.split(".")[2] ?? "",
    "a webhook's key": receiver.secret.replace("whsec_", ""),
    "what a webhook's address holds": receiver.key,
  };
}

function findIn(text: string, secrets: Record<string, string>): string[] {
  return Object.keys(secrets).filter((name) => text.includes(secrets[name] ?? ""));
}

Deno.test("no secret gets out: not in an answer, an event, a log line or a row", async (t) => {
  const user = await newUser();
  const { token } = user;
  const heard: string[] = [];
  await using receiver = new Receiver(() => new Response("no", { status: 500 }));
  await receiver.register(user);
  // Vendors refuse in every way that is told and logged.
  await orderFaults([
    { vendor: "gemini", fault: "status", status: 401, times: 1 },
    { vendor: "ark", fault: "status", status: 403, times: 1 },
    { vendor: "ark", fault: "not_a_picture", times: 1 },
    { vendor: "ark", fault: "refusal", times: 1 },
  ]);
  const ids: string[] = [];
  let ticket = "";
  try {
    await using _ = withoutWaits(project.SUPABASE_DB_URL);
    for (const concept_count of [1, 5]) {
      const created = await createProject(user, { concept_count }, inspirationPicture());
      ids.push(created.project_id);
      ticket = new URL(created.stream_url).searchParams.get("ticket") ?? "";
      // The ticket is meant for the caller; everything else in the answer is searched.
      heard.push(JSON.stringify(created).replaceAll(ticket, ""));
      using stream = new EventClient(created.stream_url, 0);
      await stream.untilComplete();
      heard.push(JSON.stringify(stream.events));
    }
  } finally {
    await clearFaults();
  }
  await receiver.until((got) => got.some(({ type }) => type === "asset.completed"));
  const secrets = secretsOf(token, ticket, receiver);

  await t.step("answers and events", async () => {
    const bad = token.slice(0, -4);
    const [id = ""] = ids;
    const asked = await Promise.all([
      call("GET", "/projects", { token }),
      call("GET", `/projects/${id}`, { token }),
      call("GET", `/projects/${ids[1]}/assets`, { token }),
      call("GET", "/openapi.json"),
      call("GET", "/docs"),
      call("GET", "/auth/me", { token }),
      call("GET", "/auth/me", { token: bad }),
      call("GET", "/auth/me", { token: project.SUPABASE_SECRET_KEY }),
      call("GET", `/projects/${id}/stream?ticket=${ticket}x`),
      call("POST", "/auth/login", { body: { email: user.email, password: `${PASSWORD}!` } }),
      call("POST", "/auth/login", { body: { email: PASSWORD, password: PASSWORD } }),
      call("POST", `/projects/${id}/retry`, { token }),
    ]);
    for (const { headers, body } of asked) heard.push(JSON.stringify([[...headers], body]));
    for (const text of heard) assert.deepEqual(findIn(text, secrets), [], text);
  });

  await t.step("logs, of this test and of all before it", async () => {
    for (const name of ["gateway.log", "functions.log"]) {
      const text = await Deno.readTextFile(join(logDirectory(), name));
      assert.ok(text.includes(name === "gateway.log" ? ids[0] ?? "" : "attempt_failed"), name);
      for (const line of text.split("\n")) assert.deepEqual(findIn(line, secrets), [], line);
      assert.doesNotMatch(text, /[?&](ticket|token)=/);
      assert.doesNotMatch(text, /"?authorization"?\s*[:=]/i);
    }
  });

  await t.step("rows that a user, or a reader of reports, can see", async () => {
    const sql = openDatabase();
    const tables = [
      ...["public.brand_projects", "public.generated_assets", "private.attempts"],
      ...["private.project_events", "net._http_response", "private.webhook_deliveries"],
      ...["private.jobs", "vault.secrets"],
    ];
    for (const table of tables) {
      const rows = await sql.unsafe(`select to_jsonb(found)::text as text from ${table} as found`);
      assert.ok(rows.length > 0, table);
      for (const { text } of rows) assert.deepEqual(findIn(text, secrets), [], `${table} ${text}`);
    }
    await sql.end();
  });
});

import assert from "node:assert/strict";
import { createTickets, TICKET_SECONDS } from "../../supabase/functions/_shared/tickets.ts";
import { call } from "../support/api.ts";
import { project } from "../support/project.ts";
import { prepareSubjects } from "./subjects.ts";

Deno.test("a ticket opens its project's stream, and nothing else", async (t) => {
  const { owner, project: id, picture, ticket } = await prepareSubjects();
  const stream = `${project.SUPABASE_URL}/functions/v1/stream/projects/${id}`;
  const open = async (ticket: string, url = stream) => {
    const address = new URL(url);
    address.searchParams.set("ticket", ticket);
    const response = await fetch(address, { redirect: "manual" });
    if (response.ok || response.status === 307) {
      await response.body?.cancel();
      return response.status;
    }
    return (await response.json()).code;
  };
  assert.equal(await open(ticket), 200);

  await t.step("it is no access token, of the API, REST, Storage or Auth", async () => {
    assert.equal((await call("GET", "/projects", { token: ticket })).status, 401);
    assert.equal((await call("GET", `/projects/${id}/stream`, { token: ticket })).status, 401);
    const headers = { authorization: `Bearer ${ticket}`, apikey: project.SUPABASE_PUBLISHABLE_KEY };
    for (
      const path of [
        "rest/v1/brand_projects",
        `storage/v1/object/authenticated/generated-assets/${picture}`,
        "auth/v1/user",
      ]
    ) {
      const response = await fetch(`${project.SUPABASE_URL}/${path}`, { headers });
      await response.body?.cancel();
      assert.ok([400, 401, 403].includes(response.status), `${path} ${response.status}`);
    }
    for (const name of ["write-prompts", "generate-image", "deliver-webhooks", "remove-objects"]) {
      const response = await fetch(`${project.SUPABASE_URL}/functions/v1/${name}`, {
        method: "POST",
        headers: { ...headers, apikey: ticket },
        body: "{}",
      });
      await response.body?.cancel();
      assert.equal(response.status, 401);
    }
  });

  await t.step("neither an access token nor a key is a ticket", async () => {
    const keys = [owner.token, project.SUPABASE_SECRET_KEY, project.SUPABASE_PUBLISHABLE_KEY, ""];
    for (const key of keys) assert.equal(await open(key), "ticket_invalid");
    const api = `${project.SUPABASE_URL}/functions/v1/api/v1/projects/${id}/stream`;
    for (const key of keys) assert.equal(await open(key, api), "ticket_invalid");
    assert.equal(await open(ticket, api), 307);
  });

  await t.step("another project's, a forged one and an expired one open nothing", async () => {
    const tickets = createTickets(project.SUPABASE_SECRET_KEY);
    const forger = createTickets("sb_secret_of_another_project");
    const user = crypto.randomUUID();
    const long = new Date(Date.now() - TICKET_SECONDS * 1000 - 60_000);
    assert.equal(
      await open((await tickets.mint(crypto.randomUUID(), user)).ticket),
      "ticket_invalid",
    );
    assert.equal(await open((await forger.mint(id, user)).ticket), "ticket_invalid");
    assert.equal(await open((await tickets.mint(id, user, long)).ticket), "ticket_expired");
    const [head, , signature] = ticket.split(".");
    const claims = btoa(JSON.stringify({ sub: id, aud: "stream", exp: 4e9 })).replaceAll("=", "");
    assert.equal(await open(`${head}.${claims}.${signature}`), "ticket_invalid");
  });
});

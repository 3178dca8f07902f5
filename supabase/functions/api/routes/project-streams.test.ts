import assert from "node:assert/strict";
import { createTickets } from "../../_shared/tickets.ts";
import { projectId, projectRow, startApi, userId } from "../app.fixture.ts";

const path = `/api/v1/projects/${projectId}/stream`;
const tickets = createTickets("sb_secret_test");
const noToken = { authorization: "" };

function start() {
  return startApi({ "/rest/v1/project_overviews": () => Response.json([projectRow]) });
}

Deno.test("a ticket leads to the stream, with the place to go on from", async () => {
  await using api = await start();
  const { ticket } = await tickets.mint(projectId, userId);
  const response = await api.call(`${path}?ticket=${ticket}&last_event_id=3`, {
    headers: { ...noToken, "last-event-id": "7" },
  });
  assert.equal(response.status, 307);
  const location = new URL(response.headers.get("location") ?? "");
  assert.equal(location.origin, "https://logos.example");
  assert.equal(location.pathname, `/functions/v1/stream/projects/${projectId}`);
  assert.deepEqual([...location.searchParams], [["ticket", ticket], ["last_event_id", "7"]]);
});

Deno.test("so does a user's token", async () => {
  await using api = await start();
  const response = await api.call(`${path}?last_event_id=3`);
  assert.equal(response.status, 307);
  const location = new URL(response.headers.get("location") ?? "");
  const ticket = location.searchParams.get("ticket") ?? "";
  assert.deepEqual(await tickets.verify(ticket, projectId), { outcome: "ok", ownerId: userId });
  assert.equal(location.searchParams.get("last_event_id"), "3");
});

Deno.test("neither is 401, nor does a bad ticket help", async () => {
  await using api = await start();
  const { ticket: expired } = await tickets.mint(projectId, userId, new Date(0));
  const { ticket: others } = await tickets.mint(crypto.randomUUID(), userId);
  const cases = [
    ["", "unauthorized"],
    ["?ticket=", "ticket_invalid"],
    ["?ticket=x", "ticket_invalid"],
    [`?ticket=${others}`, "ticket_invalid"],
    [`?ticket=${expired}`, "ticket_expired"],
  ];
  for (const [query, code] of cases) {
    const response = await api.call(path + query, { headers: noToken });
    assert.equal(response.status, 401);
    assert.equal((await response.json()).code, code);
  }
});

Deno.test("somebody else's project has no stream and no tickets", async () => {
  await using api = await startApi({ "/rest/v1/project_overviews": () => Response.json([]) });
  assert.equal((await (await api.call(path)).json()).code, "not_found");
  const response = await api.call(`${path}-tickets`, { method: "POST" });
  assert.equal((await response.json()).code, "not_found");
});

Deno.test("a new ticket says until when it is good", async () => {
  await using api = await start();
  const response = await api.call(`${path}-tickets`, { method: "POST" });
  assert.equal(response.status, 201);
  const { stream_url, expires_at } = await response.json();
  const ticket = new URL(stream_url).searchParams.get("ticket") ?? "";
  assert.deepEqual(await tickets.verify(ticket, projectId), { outcome: "ok", ownerId: userId });
  const hours = (Date.parse(expires_at) - Date.now()) / 3_600_000;
  assert.ok(hours > 11.9 && hours <= 12);
});

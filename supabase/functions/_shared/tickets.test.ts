import assert from "node:assert/strict";
import { SignJWT } from "jose";
import { createTickets, TICKET_SECONDS } from "./tickets.ts";

const projectId = "5f0c0c3e-8f0e-4c0a-9a51-0d6f3a0a7d11";
const otherId = "00000000-8f0e-4c0a-9a51-0d6f3a0a7d11";
const ownerId = "11111111-8f0e-4c0a-9a51-0d6f3a0a7d11";
const tickets = createTickets("sb_secret_test");

async function verify(ticket: string, id: string, now?: Date): Promise<string> {
  return (await tickets.verify(ticket, id, now)).outcome;
}

Deno.test("a ticket opens its project's stream, any number of times", async () => {
  const { ticket } = await tickets.mint(projectId, ownerId);
  const opened = { outcome: "ok", ownerId };
  assert.deepEqual(await tickets.verify(ticket, projectId), opened);
  assert.deepEqual(await createTickets("sb_secret_test").verify(ticket, projectId), opened);
});

Deno.test("each is a fresh one, of the same moment too", async () => {
  const now = new Date();
  const minted = await Promise.all([
    tickets.mint(projectId, ownerId, now),
    tickets.mint(projectId, ownerId, now),
  ]);
  assert.equal(new Set(minted.map(({ ticket }) => ticket)).size, 2);
});

Deno.test("no other project's", async () => {
  const { ticket } = await tickets.mint(projectId, ownerId);
  assert.equal(await verify(ticket, otherId), "ticket_invalid");
});

Deno.test("for twelve hours", async () => {
  const now = new Date("2026-11-25T08:00:00Z");
  const { ticket, expiresAt } = await tickets.mint(projectId, ownerId, now);
  assert.equal(expiresAt.toISOString(), "2026-11-25T20:00:00.000Z");
  const late = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  assert.equal(await verify(ticket, projectId, late(TICKET_SECONDS - 1)), "ok");
  assert.equal(await verify(ticket, projectId, late(TICKET_SECONDS)), "ticket_expired");
});

Deno.test("forged, foreign and malformed tickets are refused", async () => {
  const { ticket } = await createTickets("sb_secret_other").mint(projectId, ownerId);
  assert.equal(await verify(ticket, projectId), "ticket_invalid");
  const withSecretItself = await new SignJWT().setProtectedHeader({ alg: "HS256" })
    .setSubject(projectId).setAudience("stream").setExpirationTime("1h")
    .sign(new TextEncoder().encode("sb_secret_test"));
  assert.equal(await verify(withSecretItself, projectId), "ticket_invalid");
  const unsigned = `${btoa('{"alg":"none"}').replace(/=+$/, "")}.${
    btoa(JSON.stringify({ sub: projectId, aud: "stream", exp: 9e9 })).replace(/=+$/, "")
  }.`;
  for (const text of ["", "x", "a.b.c", unsigned]) {
    assert.equal(await verify(text, projectId), "ticket_invalid", text);
  }
});

Deno.test("a ticket that is both expired and another project's is just invalid", async () => {
  const { ticket } = await tickets.mint(otherId, ownerId, new Date("2026-01-01T00:00:00Z"));
  assert.equal(await verify(ticket, projectId), "ticket_invalid");
});

import assert from "node:assert/strict";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { openDatabase } from "../support/project.ts";
import { command } from "./run-command.ts";

const sql = openDatabase();
Deno.test.afterAll(() => sql.end());

const usersLeft = () => sql`select id from auth.users where email like '%@check-%'`;

Deno.test("it removes what it made when it is interrupted, and what one that was killed left", async () => {
  const killed = command().spawn();
  await eventually("its users are there", async () => (await usersLeft()).length >= 2);
  killed.kill("SIGKILL");
  await killed.output();
  await sql`update auth.users set created_at = now() - interval '3 hours'
    where email like '%@check-%'`;
  const interrupted = command().spawn();
  await eventually("its users are there, too", async () => (await usersLeft()).length >= 4);
  interrupted.kill("SIGTERM");
  const { code, stdout } = await interrupted.output();
  const text = new TextDecoder().decode(stdout);
  assert.match(text, /^differs {2}the check itself: it was interrupted$/m);
  assert.match(text, /^ok {7}nothing is left behind$/m);
  assert.equal(code, 1);
  assert.equal((await usersLeft()).length, 0);
});

import assert from "node:assert/strict";
import { openDatabase, project } from "../support/project.ts";
import { check } from "./run-command.ts";

const sql = openDatabase();
Deno.test.afterAll(() => sql.end());

Deno.test("nothing differs here, and nobody is left behind", async () => {
  const { code, lines } = await check();
  assert.deepEqual(lines.filter((line) => line.startsWith("differs")), []);
  assert.deepEqual([code, lines.at(-1)], [0, "Nothing differs"]);
  for (
    const what of [
      ...["a quote is told", "an event is delivered to a webhook", "a brief becomes logos"],
      ...["a logo's brand kit is made", "who may see what", "a language model has its tools"],
      ...["a logo is refined", "more concepts are drawn", "the stream goes on where it was"],
      ...["what is deleted is gone", "nothing is left behind"],
    ]
  ) assert.ok(lines.includes(`ok       ${what}`), lines.join("\n"));
  const left = await sql`select id from auth.users where email like '%@check-%'`;
  assert.equal(left.length, 0);
});

Deno.test("it names a function that is not deployed", async () => {
  const missing = { code: "NOT_FOUND", message: "Requested function was not found" };
  await using elsewhere = Deno.serve({ port: 0, onListen: () => {} }, (request) => {
    const { pathname, search } = new URL(request.url);
    if (pathname.endsWith("/remove-objects")) return Response.json(missing, { status: 404 });
    return fetch(`${project.SUPABASE_URL}${pathname}${search}`, request);
  });
  const { code, lines } = await check(`http://127.0.0.1:${elsewhere.addr.port}`);
  const sentence = "differs  functions: remove-objects is not deployed (404 NOT_FOUND Requested " +
    "function was not found)";
  assert.deepEqual(lines.filter((line) => line.startsWith("differs")), [sentence]);
  assert.equal(code, 1);
});

import assert from "node:assert/strict";
import { projectRow, startApi } from "../app.fixture.ts";
import { readCursor, writeCursor } from "../../_shared/services/cursor.ts";

const rows = Array.from({ length: 3 }, () => ({ ...projectRow, id: crypto.randomUUID() }));

Deno.test("a page says how the next one is had, the last one that there is none", async () => {
  const asked: URLSearchParams[] = [];
  await using api = await startApi({
    "/rest/v1/project_overviews"(request) {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams);
      const from = searchParams.has("or") ? 2 : 0;
      return Response.json(rows.slice(from, from + Number(searchParams.get("limit"))));
    },
  });
  const first = await (await api.call("/api/v1/projects?limit=2&cursor=")).json();
  assert.deepEqual(first.projects.map(({ id }: { id: string }) => id), [rows[0]?.id, rows[1]?.id]);
  const next = await (await api.call(`/api/v1/projects?limit=2&cursor=${first.next_cursor}`))
    .json();
  assert.deepEqual(next.projects.map(({ id }: { id: string }) => id), [rows[2]?.id]);
  assert.equal(next.next_cursor, null);
  const createdAt = projectRow.created_at;
  assert.equal(
    asked[1]?.get("or"),
    `(created_at.lt."${createdAt}",and(created_at.eq."${createdAt}",id.lt."${rows[1]?.id}"))`,
  );
});

Deno.test("limits out of range and cursors of others are 422", async () => {
  await using api = await startApi();
  const forged = btoa('["2026-01-01T00:00:00Z\\"),id.gt.(","x"]');
  for (
    const query of ["limit=0", "limit=101", "limit=1.5", "limit=x", "cursor=x", `cursor=${forged}`]
  ) {
    const response = await api.call(`/api/v1/projects?${query}`);
    assert.equal((await response.json()).errors[0].path, query.split("=")[0], query);
    assert.equal(response.status, 422);
  }
  assert.deepEqual(api.calls, []);
});

Deno.test("a time in a cursor that Postgres doesn't know is 422", async () => {
  await using api = await startApi({
    "/rest/v1/project_overviews": () =>
      Response.json({ code: "22008", message: "out of range" }, {
        status: 400,
      }),
  });
  const cursor = writeCursor({ createdAt: "0000-02-30T00:00:00Z", id: crypto.randomUUID() });
  assert.equal((await api.call(`/api/v1/projects?cursor=${cursor}`)).status, 422);
});

Deno.test("a cursor keeps microseconds", () => {
  const position = {
    createdAt: "2026-11-25T08:00:00.123456+00:00",
    id: crypto.randomUUID(),
  };
  assert.deepEqual(readCursor(writeCursor(position)), position);
});

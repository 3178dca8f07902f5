import assert from "node:assert/strict";
import { createLogoKraft, unwrap } from "@logokraft/client";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { sampleBrief } from "../support/brief.ts";
import { withOwnStackUser } from "../support/own-stack-user.ts";
import { SlowReader } from "../support/slow-reader.ts";

/** Opens so many and keeps them. @returns how many were let in; each other was told when to come. */
async function openMany(url: URL, count: number, readers: DisposableStack): Promise<number> {
  let open = 0;
  for (let nth = 0; nth < count; nth++) {
    const { status, retryAfter } = readers.use(await SlowReader.open(url));
    if (status === 200) open++;
    else assert.deepEqual([status, Number(retryAfter) > 0], [429, true]);
  }
  return open;
}

async function untilFree(url: URL): Promise<void> {
  await eventually("a closed stream's place", async () => {
    using again = await SlowReader.open(url);
    return again.status === 200;
  });
}

/** A user's project, watched. */
async function openStream(url: string, token: string): Promise<URL> {
  const api = createLogoKraft({ url, getToken: () => token });
  const body = { brief_data: { ...sampleBrief, concept_count: 1 } };
  return new URL((await unwrap(api.POST("/api/v1/projects", { body }))).stream_url);
}

// A stack of their own: the limits are a worker's, and an older one might be replaced meanwhile.
Deno.test("a worker holds so many slow readers, and has room again when they go", async (t) => {
  await withOwnStackUser({}, async ({ api, url, token }) => {
    await t.step("200 of a project and 500 of a user", async () => {
      const streams = await Promise.all([1, 2, 3].map(() => openStream(url, token)));
      const credentials = { email: "bob@example.org", password: "correct horse 2" };
      const { session } = await unwrap(api.POST("/api/v1/auth/signup", { body: credentials }));
      const others = await openStream(url, session?.access_token ?? assert.fail("signed in"));
      {
        using readers = new DisposableStack();
        const open: number[] = [];
        for (const stream of streams) open.push(await openMany(stream, 205, readers));
        assert.deepEqual(open, [200, 200, 100]);
        assert.equal(await openMany(others, 1, readers), 1, "another user's places are theirs");
      }
      await untilFree(streams[0] ?? assert.fail());
    });

    await t.step("200 of streams that anybody may open", async () => {
      const stream = new URL("/functions/v1/api/v1/stream-test", url);
      {
        using readers = new DisposableStack();
        assert.equal(await openMany(stream, 205, readers), 200);
      }
      await untilFree(stream);
    });
  });
});

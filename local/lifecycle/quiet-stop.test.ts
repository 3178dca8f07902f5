import assert from "node:assert/strict";
import { join } from "node:path";
import { createLogoKraft, unwrap } from "@logokraft/client";
import { EventSource } from "eventsource";
import { startTestStack } from "../../tests/support/stack.ts";

Deno.test("a stack that is stopped on purpose while streams are open warns of nothing", async () => {
  const scratch = await Deno.makeTempDir({ prefix: "logokraft-stop-" });
  try {
    await Deno.chmod(scratch, 0o755); // Or Postgres's account could not enter it.
    const directory = join(scratch, "stack");
    const stack = await startTestStack(directory, { loudness: "nothing" });
    const leave = new AbortController();
    try {
      let token = "";
      const logokraft = createLogoKraft({ url: stack.url, getToken: () => token, EventSource });
      const account = { email: "ada@example.org", password: "correct horse 1" };
      const { session } = await unwrap(logokraft.POST("/api/v1/auth/signup", { body: account }));
      token = session?.access_token ?? "";
      const brief_data = { company_name: "Lumen", industry: "Lighting", description: "Lamps" };
      const body = { brief_data: { ...brief_data, concept_count: 1 } };
      const { project_id } = await unwrap(logokraft.POST("/api/v1/projects", { body }));
      const messages = logokraft.follow(project_id, { signal: leave.signal });
      let said = "";
      while (said !== "generation_complete") {
        const { value } = await messages.next();
        said = value?.type ?? assert.fail("the stream has ended");
      }
    } finally {
      // The stream is still open.
      await stack.stop();
      leave.abort();
    }
    const log = await Deno.readTextFile(join(directory, "log/functions.log"));
    const complaints = log.split("\n").filter((line) => /"level":"(warn|error)"/.test(line));
    assert.deepEqual(complaints, []);
    assert.match(log, /"level":"info"/, "the log is not written as expected");
  } finally {
    await Deno.remove(scratch, { recursive: true });
  }
});

import { createLogoKraft } from "@logokraft/client";
import assert from "node:assert/strict";
import { takeCreated } from "../stream/created-project.ts";
import { emptyDraft } from "./draft.ts";
import { sendBrief } from "./send-brief.ts";

Deno.test("a warning is a sentence that names what it is about", async () => {
  const warnings = [{ path: "brief_data.tag_line", message: "is not used; did you mean tagline?" }];
  const created = {
    project_id: "p",
    stream_url: "https://a.example/stream",
    project: {},
    warnings,
  };
  const api = createLogoKraft({
    url: "https://a.example",
    fetch: () => Promise.resolve(Response.json(created, { status: 201 })),
  });
  assert.equal(await sendBrief(api, emptyDraft, null, "key"), "p");
  assert.deepEqual(takeCreated("p"), {
    streamUrl: created.stream_url,
    warnings: ["brief_data.tag_line is not used; did you mean tagline?"],
  });
});

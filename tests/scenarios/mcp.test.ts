import assert from "node:assert/strict";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { components } from "@logokraft/client";
import { ok, openApi } from "../support/api.ts";
import { sampleBrief } from "../support/brief.ts";
import { project } from "../support/project.ts";
import { holdPictures, orderFaults, releaseWork } from "../support/studio.ts";
import { newUser } from "../support/user.ts";

const address = new URL(`${project.SUPABASE_URL}/functions/v1/mcp`);

type Schemas = components["schemas"];
type Link = { type: string; uri: string; mimeType?: string };

interface ToolAnswer {
  isError?: boolean;
  structuredContent: {
    project: Schemas["Project"];
    warnings: Schemas["FieldError"][];
    projects: Schemas["Project"][];
    logos: Schemas["Asset"][];
    kit: Schemas["Kit"];
    finished: boolean;
    next_cursor: string | null;
  };
  content: (Link & { text?: string })[];
}

interface Progress {
  progress: number;
  total?: number | undefined;
  message?: string | undefined;
}

/** Milliseconds for one call: with the SDK's minute, a busy machine loses one that waits. */
const CALL_TIMEOUT = 180_000;

/** A language model's host, with the official SDK. */
async function connect(token: string) {
  const transport = new StreamableHTTPClientTransport(address, {
    requestInit: { headers: { authorization: `Bearer ${token}` } },
  });
  const client = new Client({ name: "test", version: "1" });
  await client.connect(transport);
  return {
    client,
    async use(name: string, args: Record<string, unknown>, onprogress?: (news: Progress) => void) {
      const answer = await client.callTool(
        { name, arguments: args },
        undefined,
        { timeout: CALL_TIMEOUT, ...(onprogress && { onprogress, resetTimeoutOnProgress: true }) },
      );
      return answer as unknown as ToolAnswer;
    },
    [Symbol.asyncDispose]: () => client.close(),
  };
}

/** Calls a tool that waits again, as it says that one should, until it is over. */
async function callUntil(
  isOver: (told: ToolAnswer["structuredContent"]) => boolean,
  call: () => Promise<ToolAnswer>,
): Promise<ToolAnswer> {
  for (;;) {
    const answer = await call();
    if (answer.isError || isOver(answer.structuredContent)) return answer;
  }
}

const isFinished = ({ finished }: ToolAnswer["structuredContent"]) => finished;

/** The problem that a tool refused its call with. */
function problemIn({ isError, content: [first] }: ToolAnswer) {
  assert.equal(isError, true);
  return JSON.parse(first?.text ?? "") as Schemas["Problem"];
}

/** Sends what no client of the SDK would. */
function post(headers: HeadersInit, body: unknown): Promise<Response> {
  return fetch(address, {
    method: "POST",
    headers: {
      ...{ "content-type": "application/json", accept: "application/json, text/event-stream" },
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

Deno.test("a model designs logos, waits, refines one and asks for more", async () => {
  const { token } = await newUser();
  await using host = await connect(token);
  const { tools } = await host.client.listTools();
  assert.deepEqual(
    tools.map(({ name }: { name: string }) => name).sort(),
    [
      ...["create_logos", "get_project", "list_projects", "make_brand_kit", "more_concepts"],
      ...["refine_logo", "wait_for_logos"],
    ],
  );

  // None is drawn before the wait has begun, so that it tells of each.
  await using held = new AsyncDisposableStack();
  held.defer(releaseWork);
  await holdPictures();
  const created = await host.use("create_logos", { brief: { ...sampleBrief, concept_count: 3 } });
  const { id: project_id, status } = created.structuredContent.project;
  assert.equal(status, "prompting");
  assert.deepEqual(created.structuredContent.warnings, []);
  const told: Progress[] = [];
  const begun = Promise.withResolvers<void>();
  const hear = (news: Progress) => {
    told.push(news);
    begun.resolve();
  };
  const wait = (onprogress?: typeof hear) =>
    callUntil(isFinished, () => host.use("wait_for_logos", { project_id }, onprogress));
  const waiting = wait(hear);
  await Promise.race([begun.promise, waiting]);
  await held.disposeAsync();
  const waited = await waiting;
  const { finished, logos, project } = waited.structuredContent;
  assert.deepEqual([finished, project.status, logos.length], [true, "completed", 3]);
  // A second call of it would begin with what the first one told last.
  assert.deepEqual([...new Set(told.map(({ progress }) => progress))], [0, 1, 2, 3]);
  assert.deepEqual(told.at(-1)?.total, 3);

  const links = waited.content.filter(({ type }) => type === "resource_link");
  assert.equal(links.length, 3);
  for (const { uri, mimeType } of links) {
    const picture = await fetch(uri);
    assert.deepEqual([picture.status, picture.headers.get("content-type")], [200, mimeType]);
    await picture.body?.cancel();
  }

  const made = await callUntil(
    ({ kit: { status } }) => status === "completed" || status === "failed",
    () => host.use("make_brand_kit", { asset_id: logos[0]?.id }),
  );
  assert.equal(made.structuredContent.kit.status, "completed");
  const zip = made.content.find(({ type }) => type === "resource_link") ?? assert.fail("no zip");
  assert.equal(zip.uri, made.structuredContent.kit.zip_url);
  assert.ok(made.structuredContent.kit.files.length > 10);

  const refinement = { action: "edit", instructions: "Make it deep blue" };
  const refined = await host.use("refine_logo", { asset_id: logos[0]?.id, refinement });
  assert.deepEqual(
    refined.structuredContent.logos.map(({ parent_asset_id }) => parent_asset_id),
    [logos[0]?.id],
  );
  await host.use("more_concepts", { project_id, count: 2, direction: "Calmer" });
  const again = await wait();
  assert.deepEqual(
    again.structuredContent.logos.map(({ status, asset_type }) => [asset_type, status]),
    [
      ...Array(3).fill(["logo_concept", "completed"]),
      ["logo_edit", "completed"],
      ...Array(2).fill(["logo_concept", "completed"]),
    ],
  );
  const shown = await host.use("get_project", { project_id: project_id.toUpperCase() });
  assert.equal(shown.structuredContent.logos.length, 6);
  const listed = await host.use("list_projects", {});
  assert.deepEqual(listed.structuredContent.projects.map(({ id }) => id), [project_id]);
});

Deno.test("a wait ends in time, and says that it is not finished", async () => {
  const { token } = await newUser();
  await using host = await connect(token);
  // The director is silent until the project is cancelled: however fast pictures are drawn, none is
  // there yet.
  const company_name = `Patience ${crypto.randomUUID().slice(0, 8)}`;
  const match = { promptIncludes: company_name };
  await orderFaults([{ vendor: "gemini", match, fault: "hang", times: 1 }]);
  const created = await host.use("create_logos", { brief: { ...sampleBrief, company_name } });
  const { id: project_id } = created.structuredContent.project;
  const { structuredContent } = await host.use("wait_for_logos", { project_id, seconds: 1 });
  assert.equal(structuredContent.finished, false);
  const params = { path: { id: project_id } };
  await ok(openApi({ token }).POST("/api/v1/projects/{id}/cancel", { params }));
});

Deno.test("what is refused is a problem that the model can read", async () => {
  const [owner, stranger] = [await newUser(), await newUser()];
  await using host = await connect(owner.token);
  await using other = await connect(stranger.token);
  const brief = { ...sampleBrief, concept_count: 1 };
  const key = { idempotency_key: crypto.randomUUID() };
  const [one, two] = [
    await host.use("create_logos", { brief, ...key }),
    await host.use("create_logos", { brief, ...key }),
  ];
  const { id: project_id } = one.structuredContent.project;
  assert.equal(two.structuredContent.project.id, project_id);
  const reused = await host.use("create_logos", { brief, ...key, project_name: "Other" });
  assert.equal(problemIn(reused).code, "idempotency_key_reused");
  for (const tool of ["get_project", "wait_for_logos", "more_concepts"]) {
    assert.equal(problemIn(await other.use(tool, { project_id })).code, "not_found");
  }
  const refinement = { action: "variation" };
  const unknown = await host.use("refine_logo", { asset_id: project_id, refinement });
  assert.equal(problemIn(unknown).code, "not_found");
  const nul = await host.use("create_logos", { brief: { ...brief, note: "a\0b" } });
  assert.equal(problemIn(nul).code, "validation_failed");
  const large = await host.use("create_logos", { brief: { ...brief, note: "x".repeat(17_000) } });
  assert.equal(problemIn(large).code, "validation_failed");
  const wrong = await host.use("create_logos", { brief: { company_name: "x" } });
  assert.equal(wrong.isError, true);
  assert.match(wrong.content[0]?.text ?? "", /industry/);
});

Deno.test("what looks misspelt is told, and the project begun all the same", async () => {
  const { token } = await newUser();
  await using host = await connect(token);
  const odd = { tag_line: "x", colours: ["#fff"], inspiration_image: "x", mood: "calm" };
  const brief = { ...sampleBrief, ...odd, concept_count: 1 };
  const args = { brief, tagline: "x", projectName: "x", picture: "x" };
  const { structuredContent } = await host.use("create_logos", args);
  const { brief_data, project_name } = structuredContent.project;
  assert.deepEqual([brief_data, project_name], [brief, sampleBrief.company_name]);
  const ignored = "is no argument of this tool and was ignored";
  assert.deepEqual(structuredContent.warnings, [
    { path: "tagline", message: `${ignored}; did you mean brief, as its key tagline?` },
    { path: "projectName", message: `${ignored}; did you mean project_name?` },
    { path: "picture", message: ignored },
    { path: "brief.tag_line", message: "is not used; did you mean tagline?" },
    { path: "brief.colours", message: "is not used; did you mean colors?" },
    { path: "brief.inspiration_image", message: "is not used: no picture is taken here" },
  ]);
});

Deno.test("nobody calls without a token, and nothing is kept between requests", async () => {
  const list = { jsonrpc: "2.0", id: 1, method: "tools/list", params: {} };
  for (const authorization of ["", "Bearer x.y.z", "Basic YTpi"]) {
    const refused = await post({ authorization }, list);
    assert.deepEqual([refused.status, refused.headers.get("www-authenticate")], [401, "Bearer"]);
    assert.equal((await refused.json()).code, "unauthorized");
  }
  const { token } = await newUser();
  const authorization = `Bearer ${token}`;
  // Without having been initialized, as any worker may get any request.
  const answer = await post({ authorization }, list);
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /create_logos/);
  assert.equal(answer.headers.get("mcp-session-id"), null);
  for (const body of ["{", "[]", "null", "x".repeat(70_000), { jsonrpc: "2.0" }]) {
    const refused = await post({ authorization }, body);
    assert.ok(refused.status >= 400 && refused.status < 500, `${refused.status}`);
    await refused.body?.cancel();
  }
  for (const method of ["GET", "DELETE"]) {
    const refused = await fetch(address, { method, headers: { authorization } });
    assert.deepEqual([refused.status, refused.headers.get("allow")], [405, "POST, OPTIONS"]);
    await refused.body?.cancel();
  }
});

Deno.test("a hundred calls in one request are refused, and none is made", async () => {
  const user = await newUser();
  const call = { name: "create_logos", arguments: { brief: sampleBrief } };
  const batch = Array.from({ length: 100 }, (_, id) => {
    return { jsonrpc: "2.0" as const, id, method: "tools/call", params: call };
  });
  const response = await post({ authorization: `Bearer ${user.token}` }, batch);
  const refusal = await response.json();
  assert.deepEqual([response.status, refusal.error.code], [400, -32600]);
  // The official client tells its host the same, and goes on.
  await using host = await connect(user.token);
  const transport = host.client.transport as StreamableHTTPClientTransport;
  await assert.rejects(transport.send(batch), {
    code: 400,
    message: new RegExp(refusal.error.message),
  });
  assert.deepEqual((await host.use("list_projects", {})).structuredContent.projects, []);
  const { projects } = await ok(openApi(user).GET("/api/v1/projects"));
  assert.deepEqual(projects, []);
});

Deno.test("nobody holds a stream open for news that never come", async () => {
  const { token } = await newUser();
  await using host = await connect(token);
  const revision = "2026-07-28";
  const params = {
    notifications: { toolsListChanged: true },
    _meta: {
      "io.modelcontextprotocol/protocolVersion": revision,
      "io.modelcontextprotocol/clientInfo": { name: "test", version: "1" },
      "io.modelcontextprotocol/clientCapabilities": {},
    },
  };
  const method = "subscriptions/listen";
  const headers = {
    authorization: `Bearer ${token}`,
    ...{ "mcp-protocol-version": revision, "mcp-method": method },
  };
  const response = await post(headers, { jsonrpc: "2.0", id: 1, method, params });
  const type = response.headers.get("content-type");
  if (type !== "application/json") await response.body?.cancel();
  assert.equal(type, "application/json", "a stream has no end");
  const { id, error } = await response.json();
  assert.deepEqual([response.status, id, error.code], [200, 1, -32603]);
  assert.deepEqual(host.client.getServerCapabilities()?.tools, { listChanged: false });
});

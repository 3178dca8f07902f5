import assert from "node:assert/strict";
import { problems } from "../../_shared/contract/problem.ts";
import { startApi } from "../app.fixture.ts";

const noToken = { headers: { authorization: "" } };

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
  components: { schemas: Record<string, unknown> };
}

async function readDocument(): Promise<OpenApi> {
  await using api = await startApi();
  return await (await api.call("/api/v1/openapi.json", noToken)).json();
}

Deno.test("the document names every path", async () => {
  const { openapi, paths } = await readDocument();
  assert.equal(openapi, "3.1.0");
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method} ${path.replace("/api/v1", "")}`)
  );
  assert.deepEqual(operations.sort(), [
    "delete /assets/{id}",
    "delete /projects/{id}",
    "delete /webhooks/{id}",
    "get /assets/{id}",
    "get /assets/{id}/download",
    "get /assets/{id}/kit",
    "get /assets/{id}/kit/download",
    "get /auth/me",
    "get /docs",
    "get /health",
    "get /openapi.json",
    "get /projects",
    "get /projects/{id}",
    "get /projects/{id}/assets",
    "get /projects/{id}/stream",
    "get /quote",
    "get /stream-test",
    "get /stream/projects/{id}",
    "get /webhooks",
    "get /webhooks/{id}",
    "get /webhooks/{id}/deliveries",
    "patch /assets/{id}",
    "post /assets/{id}/kit",
    "post /assets/{id}/refine",
    "post /assets/{id}/retry",
    "post /auth/login",
    "post /auth/logout",
    "post /auth/refresh",
    "post /auth/signup",
    "post /projects",
    "post /projects/{id}/cancel",
    "post /projects/{id}/concepts",
    "post /projects/{id}/retry",
    "post /projects/{id}/stream-tickets",
    "post /webhooks",
    "post /webhooks/{id}/test",
  ]);
});

Deno.test("its references lead somewhere, and every error code is in it", async () => {
  const document = await readDocument();
  const text = JSON.stringify(document);
  for (const [, name = ""] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    assert.ok(name in document.components.schemas, name);
  }
  const answers = JSON.stringify(document.paths);
  for (const code of Object.keys(problems)) {
    // Any route may be asked in a way that it doesn't know, so no route says so.
    if (code !== "method_not_allowed") {
      assert.ok(answers.includes(`"${code}"`), code);
    }
  }
  for (const name of ["Brief", "Project", "Asset", "Problem", "StreamMessage", "Refinement"]) {
    assert.ok(name in document.components.schemas, name);
  }
  for (const type of ["snapshot", "asset_updated", "generation_complete"]) {
    assert.ok(text.includes(`"${type}"`), type);
  }
});

Deno.test("the page shows the document", async () => {
  await using api = await startApi();
  const response = await api.call("/api/v1/docs", noToken);
  assert.match(response.headers.get("content-type") ?? "", /^text\/html/);
  const page = await response.text();
  assert.ok(page.includes("/api/v1/assets/{id}/refine"));
  assert.ok(!/(src|href)="https?:/.test(page), "the page loads something");
});

Deno.test("where HTML is not served, docs lead elsewhere", async () => {
  await using hosted = await startApi({}, { SB_REGION: "eu-central-1" });
  const response = await hosted.call("/api/v1/docs", noToken);
  assert.equal(response.status, 302);
  assert.equal(
    response.headers.get("location"),
    "https://logos.example/functions/v1/api/v1/openapi.json",
  );
  await using documented = await startApi({}, {
    DOCS_URL: "https://docs.example/api/",
  });
  const elsewhere = await documented.call("/api/v1/docs", noToken);
  // As it is set: without its last slash it would lead to one redirect more.
  assert.equal(elsewhere.headers.get("location"), "https://docs.example/api/");
});

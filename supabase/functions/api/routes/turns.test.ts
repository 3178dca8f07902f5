import assert from "node:assert/strict";
import { projectForm, startApi } from "../app.fixture.ts";

const id = "0f9f3a52-8a5e-4c0e-9d2b-111111111111";

const json = (body: object): RequestInit => ({
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** The verbs that wait for their owner's lock, with the routes that call them. */
const routes: Record<string, [path: string, request: () => RequestInit]> = {
  create_project: ["/projects", () => ({ body: projectForm() })],
  retry_project: [`/projects/${id}/retry`, () => ({})],
  request_concepts: [`/projects/${id}/concepts`, () => ({})],
  refine_asset: [`/assets/${id}/refine`, () => json({ action: "variation" })],
  retry_asset: [`/assets/${id}/retry`, () => ({})],
  request_kit: [`/assets/${id}/kit`, () => ({})],
  create_webhook: ["/webhooks", () => json({ url: "https://example.com/hooks" })],
  test_webhook: [`/webhooks/${id}/test`, () => ({})],
};

Deno.test("whatever one user asks for at once, three of it are handled at a time", async () => {
  let atOnce = 0;
  let most = 0;
  const asked = new Map<string, number>();
  const full = Promise.withResolvers<void>();
  const answer = async (request: Request) => {
    const verb = new URL(request.url).pathname.split("/").at(-1) ?? "";
    asked.set(verb, (asked.get(verb) ?? 0) + 1);
    most = Math.max(most, ++atOnce);
    if (atOnce === 3) full.resolve();
    await full.promise;
    // A fourth, if there were one, would come meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 5));
    atOnce--;
    return Response.json({ outcome: "refused", code: "not_found" });
  };
  const verbs = Object.keys(routes);
  await using api = await startApi(
    Object.fromEntries(verbs.map((verb) => [`/rest/v1/rpc/${verb}`, answer])),
  );
  const all = await Promise.all(
    [...Object.values(routes), ...Object.values(routes)].map(async ([path, request]) => {
      const response = await api.call(`/api/v1${path}`, { method: "POST", ...request() });
      return [path, response.status, (await response.json()).code];
    }),
  );
  for (const [path, ...answered] of all) assert.deepEqual(answered, [404, "not_found"], path);
  assert.deepEqual(Object.fromEntries(asked), Object.fromEntries(verbs.map((verb) => [verb, 2])));
  assert.equal(most, 3);
});

Deno.test("every route that counts against the day takes turns, and says so", async () => {
  await using api = await startApi();
  const { paths } = await (await api.call("/api/v1/openapi.json")).json();
  const counting = Object.entries<Record<string, { responses: Record<string, unknown> }>>(paths)
    .flatMap(([path, item]) =>
      Object.values(item).flatMap(({ responses }) => {
        const refused = JSON.stringify(responses["429"] ?? "");
        return refused.includes("daily_limit") ? [{ path, refused }] : [];
      })
    );
  const known = Object.values(routes).map(([path]) => `/api/v1${path.replace(id, "{id}")}`);
  assert.equal(counting.length, 5);
  for (const { path, refused } of counting) {
    assert.ok(known.includes(path), path);
    assert.match(refused, /rate_limited/, path);
  }
});

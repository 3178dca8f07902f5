import assert from "node:assert/strict";
import { ApiProblem, createLogoKraft, unwrap } from "./index.ts";

const problem = {
  type: "about:blank",
  title: "Invalid",
  status: 422,
  detail: "Something is missing.",
  code: "validation_failed",
  request_id: "x",
  errors: [{ path: "brief_data.industry", message: "is missing" }],
};

const brief_data = { company_name: "Northwind", industry: "Coffee", description: "Beans" };

/** A client whose calls end here, and what was sent. */
function record(answer: () => Response, getToken?: () => string | undefined) {
  const requests: Request[] = [];
  const logokraft = createLogoKraft({
    url: "http://127.0.0.1:9/",
    getToken,
    fetch: (request) => {
      requests.push(request);
      return Promise.resolve(answer());
    },
  });
  return { logokraft, requests };
}

Deno.test("a brief goes out as a form with its picture, everything else as JSON", async () => {
  const { logokraft, requests } = record(() => Response.json({}), () => "secret");
  await logokraft.POST("/api/v1/projects", {
    body: { brief_data, inspiration_file: new Blob(["png"]) },
  });
  await logokraft.POST("/api/v1/auth/login", { body: { email: "a@example.org", password: "p" } });
  const [create, login] = requests;
  assert.equal(create?.url, "http://127.0.0.1:9/functions/v1/api/v1/projects");
  assert.equal(create.headers.get("authorization"), "Bearer secret");
  const form = await create.formData();
  assert.deepEqual(JSON.parse(String(form.get("brief_data"))), brief_data);
  assert.equal(await (form.get("inspiration_file") as File).text(), "png");
  assert.deepEqual(await login?.json(), { email: "a@example.org", password: "p" });
});

Deno.test("without a token no header is sent", async () => {
  const { logokraft, requests } = record(() => Response.json({}), () => undefined);
  await logokraft.GET("/api/v1/health");
  assert.equal(requests[0]?.headers.has("authorization"), false);
});

Deno.test("what the API refuses is thrown with its code and places", async () => {
  const { logokraft } = record(() => Response.json(problem, { status: 422 }));
  await assert.rejects(
    unwrap(logokraft.POST("/api/v1/projects", { body: { brief_data } })),
    (error) =>
      error instanceof ApiProblem && error.code === "validation_failed" &&
      error.message === problem.detail &&
      error.fields.get("brief_data.industry") === "is missing",
  );
});

Deno.test("what something in between answers is told as such", async () => {
  const { logokraft } = record(() => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  await assert.rejects(unwrap(logokraft.GET("/api/v1/health")), /The API answered 502/);
});

Deno.test("an answer without a body gives undefined", async () => {
  const { logokraft } = record(() => new Response(null, { status: 204 }));
  const params = { path: { id: crypto.randomUUID() } };
  assert.equal(await unwrap(logokraft.DELETE("/api/v1/projects/{id}", { params })), undefined);
});

import assert from "node:assert/strict";
import { problems } from "../../_shared/contract/problem.ts";
import { brief, projectForm, startApi } from "../app.fixture.ts";

/** What a value is replaced by: each type of JSON, and nothing. */
const wrongValues = [undefined, null, 7, 1.5, -1, "", "x", true, [], [{}], [1], {}, { a: 1 }];

/** Words that only the author of a schema understands, and the library's own phrases. */
const jargon =
  /\b(invalid|expected|received|discriminator|string|boolean|array|undefined|union|regex|pattern|NaN)\b/i;
/** How a message goes on from the path before it. */
const predicate = /^(is|must|may|has|contains) /;

const bodies: Record<string, Record<string, unknown>> = {
  "POST /auth/signup": { email: "ada@example.com", password: "correct horse" },
  "POST /auth/login": { email: "ada@example.com", password: "correct horse" },
  "POST /auth/refresh": { refresh_token: "r" },
  "POST /assets/3f6b2c1e-63a4-4f0a-a6a7-5b2f1c9d8e70/refine": {
    ...{ action: "edit", instructions: "Make it blue", count: 2 },
  },
  "POST /assets/3f6b2c1e-63a4-4f0a-a6a7-5b2f1c9d8e70/retry": { prompt: "A bean" },
  "POST /projects/3f6b2c1e-63a4-4f0a-a6a7-5b2f1c9d8e70/retry": { without_inspiration: true },
  "POST /projects/3f6b2c1e-63a4-4f0a-a6a7-5b2f1c9d8e70/concepts": {
    ...{ count: 3, archetype: "wordmark", direction: "Calmer" },
  },
  "POST /webhooks": { url: "https://hooks.example/logos", events: ["project.completed"] },
  "PATCH /assets/3f6b2c1e-63a4-4f0a-a6a7-5b2f1c9d8e70": { favorite: true },
};

const fullBrief = {
  ...brief,
  ...{ tagline: "Roasted on Fridays", styles: ["minimal"], personality: ["warm"] },
  ...{ colors: ["#5b3a29"], avoid: "cups", concept_count: 3 },
};

/** The value with each of its members, at any depth, replaced by each wrong value in turn. */
function* spoil(value: unknown): Generator<unknown> {
  yield* wrongValues;
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    for (const wrong of spoil(member)) {
      yield Array.isArray(value)
        ? value.map((entry, index) => String(index) === key ? wrong : entry)
        : { ...value, [key]: wrong };
    }
  }
}

type Api = Awaited<ReturnType<typeof startApi>>;

async function refused(response: Response): Promise<boolean> {
  const answer = await response.json();
  if (answer.code !== "validation_failed") return false;
  assert.notEqual(answer.detail, answer.title);
  for (const text of [answer.detail, ...answer.errors.map((error: Message) => error.message)]) {
    assert.doesNotMatch(text, jargon);
  }
  for (const { message } of answer.errors) assert.match(message, predicate);
  return true;
}

interface Message {
  path: string;
  message: string;
}

async function send(api: Api, operation: string, body: unknown): Promise<Response> {
  const [method = "", path = ""] = operation.split(" ");
  return await api.call(`/api/v1${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body) ?? "",
  });
}

for (const [operation, body] of Object.entries(bodies)) {
  Deno.test(`${operation}: what is wrong is said in words of ours`, async () => {
    await using api = await startApi();
    let count = 0;
    for (const spoiled of spoil(body)) {
      if (await refused(await send(api, operation, spoiled))) count++;
    }
    assert.ok(count > 10, `${count} were refused`);
  });
}

Deno.test("every body of the document is among those", async () => {
  await using api = await startApi();
  const document = await (await api.call("/api/v1/openapi.json")).json();
  const documented = Object.entries<Record<string, { requestBody?: { content: object } }>>(
    document.paths,
  ).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, { requestBody }]) => requestBody && "application/json" in requestBody.content)
      .map(([method]) => `${method.toUpperCase()} ${path.replace("/api/v1", "")}`)
  );
  const walked = Object.keys(bodies).map((operation) => operation.replace(/[0-9a-f-]{36}/, "{id}"));
  assert.deepEqual(walked.toSorted(), documented.toSorted());
});

Deno.test("a brief: what is wrong is said in words of ours", async () => {
  await using api = await startApi();
  let count = 0;
  for (const spoiled of spoil(fullBrief)) {
    const form = projectForm({ brief_data: JSON.stringify(spoiled) ?? "" });
    const response = await api.call("/api/v1/projects", { method: "POST", body: form });
    if (await refused(response)) count++;
  }
  assert.ok(count > 80, `${count} were refused`);
});

Deno.test("some messages, word for word", async () => {
  await using api = await startApi();
  const asset = "/assets/3f6b2c1e-63a4-4f0a-a6a7-5b2f1c9d8e70";
  const ofBrief = async (changes: object) => {
    const form = projectForm({ brief_data: JSON.stringify({ ...brief, ...changes }) });
    return await api.call("/api/v1/projects", { method: "POST", body: form });
  };
  const cases: [Response, string, string][] = [
    [await ofBrief({ colors: "#fff" }), "brief_data.colors", "must be a list"],
    [await ofBrief({ company_name: undefined }), "brief_data.company_name", "is required"],
    [await ofBrief({ industry: 7 }), "brief_data.industry", "must be a text"],
    [await send(api, `POST ${asset}/refine`, {}), "action", 'is required: "variation" or "edit"'],
    [
      await send(api, `POST ${asset}/refine`, { action: "improve" }),
      "action",
      'must be "variation" or "edit"',
    ],
    [await send(api, `PATCH ${asset}`, { favorite: "yes" }), "favorite", "must be true or false"],
    [await send(api, `PATCH ${asset}`, []), "", "must be an object"],
  ];
  for (const [response, path, message] of cases) {
    const { errors: [first], detail } = await response.json();
    assert.deepEqual(first, { path, message });
    assert.ok(detail.startsWith(`${path || "The request"} ${message}`), detail);
  }
});

Deno.test("a text in place of a list is told that it is no list, and nothing of lists", async () => {
  await using api = await startApi();
  const body = projectForm({ brief_data: JSON.stringify({ ...brief, styles: "modern" }) });
  const response = await api.call("/api/v1/projects", { method: "POST", body });
  assert.deepEqual((await response.json()).errors, [
    { path: "brief_data.styles", message: "must be a list" },
  ]);
});

Deno.test("every code says what its caller can do, in other words than its title", () => {
  for (const [code, { title, advice }] of Object.entries(problems)) {
    assert.match(advice, /^[A-Z`].*\.$/, code);
    assert.notEqual(advice.replace(/\.$/, ""), title, code);
  }
});

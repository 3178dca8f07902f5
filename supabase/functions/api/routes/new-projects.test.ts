import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { brief, pngBytes, projectForm, projectId, projectRow, startApi } from "../app.fixture.ts";

const CREATE = "/rest/v1/rpc/create_project";
const CHECK = "/rest/v1/rpc/reserve_inspiration";
const RELEASE = "/rest/v1/rpc/release_inspiration";

function startWith(outcome: object, answers: Parameters<typeof startApi>[0] = {}) {
  const sent: Record<string, unknown>[] = [];
  const api = startApi({
    async [CREATE](request) {
      sent.push(await request.json());
      return Response.json(outcome);
    },
    "/rest/v1/project_overviews": () => Response.json([projectRow]),
    [CHECK]: () => Response.json({ outcome: "none" }),
    [RELEASE]: () => Response.json(null),
    ...answers,
  });
  return { api, sent };
}

const created = { outcome: "created", project_id: projectId };

async function create(
  api: Awaited<ReturnType<typeof startApi>>,
  body: BodyInit,
  headers: HeadersInit = {},
) {
  const response = await api.call("/api/v1/projects", {
    method: "POST",
    body,
    headers,
  });
  return { response, answer: await response.json() };
}

Deno.test("a brief becomes a project with a stream to watch it by", async () => {
  const { api: starting, sent } = startWith(created);
  await using api = await starting;
  const form = projectForm({
    brief_data: JSON.stringify({
      ...brief,
      company_name: "  Northwind  ",
      mood: " kept ",
    }),
  });
  const { response, answer } = await create(api, form);
  assert.equal(response.status, 201);
  assert.equal(
    response.headers.get("location"),
    `https://logos.example/functions/v1/api/v1/projects/${projectId}`,
  );
  assert.equal(answer.project_id, projectId);
  assert.deepEqual(answer.warnings, []);
  assert.equal(answer.project.created_at, "2026-11-25T08:00:00.123Z");
  assert.match(
    answer.stream_url,
    /^https:\/\/logos\.example\/functions\/v1\/stream\/projects\/[0-9a-f-]+\?ticket=/,
  );
  assert.equal(sent[0]?.p_project_name, "Northwind");
  assert.equal(sent[0]?.p_concept_count, 15);
  assert.deepEqual(sent[0]?.p_brief_data, {
    ...brief,
    company_name: "Northwind",
    mood: " kept ",
  });
});

Deno.test("what looks misspelt is told, and the project made all the same", async () => {
  const { api: starting, sent } = startWith(created);
  await using api = await starting;
  const odd = { ...brief, tag_line: "x", colours: ["#fff"], inspiration_image: "x", mood: "calm" };
  const form = projectForm({ brief_data: JSON.stringify(odd), tagline: "x", notes: "x" });
  form.set("inspiration", new Blob([pngBytes]), "x.png");
  form.append("notes", "again");
  const { response, answer } = await create(api, form);
  assert.equal(response.status, 201);
  assert.deepEqual(sent[0]?.p_brief_data, odd);
  const ignored = "is no part of this form and was ignored";
  assert.deepEqual(answer.warnings, [
    { path: "tagline", message: `${ignored}; did you mean brief_data, as its key tagline?` },
    { path: "notes", message: ignored },
    { path: "inspiration", message: `${ignored}; did you mean inspiration_file?` },
    { path: "brief_data.tag_line", message: "is not used; did you mean tagline?" },
    { path: "brief_data.colours", message: "is not used; did you mean colors?" },
    {
      path: "brief_data.inspiration_image",
      message: "is not used: send the picture as the form's part inspiration_file",
    },
  ]);
});

Deno.test("members that aren't known are kept as sent, whatever their name", async () => {
  const { api: starting, sent } = startWith(created);
  await using api = await starting;
  const text = JSON.stringify(brief).replace("{", '{"__proto__":{"a":1},"constructor":null,');
  const { response } = await create(api, projectForm({ brief_data: text }));
  assert.equal(response.status, 201);
  assert.deepEqual(sent[0]?.p_brief_data, JSON.parse(text));
});

Deno.test("a replay is 200 in the same shape", async () => {
  const { api: starting } = startWith({ outcome: "replayed", project_id: projectId });
  await using api = await starting;
  const { response, answer } = await create(api, projectForm(), {
    "idempotency-key": "k",
  });
  assert.equal(response.status, 200);
  assert.deepEqual(Object.keys(answer), ["project_id", "stream_url", "project", "warnings"]);
});

Deno.test("a replay is found before its file is uploaded", async () => {
  const { api: starting } = startWith(created, {
    [CHECK]: () => Response.json({ outcome: "replayed", project_id: projectId }),
  });
  await using api = await starting;
  const form = projectForm({ inspiration_file: new Blob([pngBytes]) });
  const { response } = await create(api, form, { "idempotency-key": "k" });
  assert.equal(response.status, 200);
  assert.deepEqual(api.calls, [CHECK, "/rest/v1/project_overviews"]);
});

Deno.test("what a limit refuses has nothing uploaded", async () => {
  const { api: starting } = startWith(created, {
    [CHECK]: () => Response.json({ outcome: "refused", code: "active_project_limit", limit: 5 }),
  });
  await using api = await starting;
  const form = projectForm({ inspiration_file: new Blob([pngBytes]) });
  const { response } = await create(api, form);
  assert.equal(response.status, 429);
  assert.deepEqual(api.calls, [CHECK]);
});

Deno.test("room that is used up is a conflict which says what frees it", async () => {
  const { api: starting } = startWith(created, {
    [CHECK]: () => Response.json({ outcome: "refused", code: "storage_limit" }),
  });
  await using api = await starting;
  const form = projectForm({ inspiration_file: new Blob([pngBytes]) });
  const { response, answer } = await create(api, form);
  assert.equal(response.status, 409);
  assert.equal(answer.code, "storage_limit");
  assert.match(answer.detail, /delete projects/i);
  assert.deepEqual(api.calls, [CHECK]);
});

Deno.test("while the same key's picture is being uploaded, the next waits for its project", async () => {
  const outcomes = [{ outcome: "uploading" }, { outcome: "uploading" }, {
    outcome: "replayed",
    project_id: projectId,
  }];
  const { api: starting, sent } = startWith(created, {
    [CHECK]: () => Response.json(outcomes.shift()),
  });
  await using api = await starting;
  const form = projectForm({ inspiration_file: new Blob([pngBytes]) });
  const { response } = await create(api, form, { "idempotency-key": "k" });
  assert.equal(response.status, 200);
  assert.equal(sent.length, 0);
});

Deno.test("of twenty briefs of one user at once three are handled at a time", async () => {
  let atOnce = 0;
  let most = 0;
  const full = Promise.withResolvers<void>();
  const { api: starting } = startWith(created, {
    async [CREATE]() {
      most = Math.max(most, ++atOnce);
      if (atOnce === 3) full.resolve();
      await full.promise;
      // A fourth, if there were one, would come meanwhile.
      await new Promise((resolve) => setTimeout(resolve, 5));
      atOnce--;
      return Response.json(created);
    },
  });
  await using api = await starting;
  const all = await Promise.all(Array.from({ length: 20 }, () => create(api, projectForm())));
  assert.deepEqual(new Set(all.map(({ response }) => response.status)), new Set([201]));
  assert.equal(most, 3);
});

Deno.test("what is compared is the meaning of a request", async () => {
  const { api: starting, sent } = startWith(created);
  await using api = await starting;
  const hashOf = async (form: FormData) => {
    await create(api, form, { "idempotency-key": "k" });
    return sent.at(-1)?.p_request_hash;
  };
  const { company_name, ...others } = brief;
  const first = await hashOf(projectForm());
  const reordered = JSON.stringify({ ...others, company_name: ` ${company_name}` }, null, 2);
  assert.equal(await hashOf(projectForm({ brief_data: reordered })), first);
  assert.notEqual(await hashOf(projectForm({ project_name: "Other" })), first);
  const changed = JSON.stringify({ ...brief, avoid: "cups" });
  assert.notEqual(await hashOf(projectForm({ brief_data: changed })), first);
});

Deno.test("an inspiration is reserved, then uploaded, before the project is made", async () => {
  const { api: starting, sent } = startWith(created);
  await using api = await starting;
  const { response, answer } = await create(
    api,
    projectForm({ inspiration_file: new File([pngBytes], "x.txt", { type: "text/plain" }) }),
  );
  // The project's Storage is not there.
  assert.equal(response.status, 503);
  assert.equal(answer.code, "unavailable");
  assert.equal(api.calls.at(0), CHECK);
  assert.equal(api.calls.at(-1), RELEASE);
  assert.match(api.calls[1] ?? "", /^\/storage\/v1\/object\/inspiration-images\/.*\.png$/);
  assert.equal(sent.length, 0);
});

Deno.test("what breaks a rule is 422 and says where", async () => {
  const { api: starting, sent } = startWith(created);
  await using api = await starting;
  const withBrief = (changes: object) =>
    projectForm({ brief_data: JSON.stringify({ ...brief, ...changes }) });
  const twice = projectForm();
  twice.append("project_name", "a");
  twice.append("project_name", "a");
  const cases: [FormData, string][] = [
    [projectForm({ brief_data: undefined }), "brief_data"],
    [projectForm({ brief_data: "[]" }), "brief_data"],
    [
      projectForm({ brief_data: JSON.stringify({ ...brief, note: "x".repeat(16_384) }) }),
      "brief_data",
    ],
    [withBrief({ company_name: "   " }), "brief_data.company_name"],
    [withBrief({ company_name: "x".repeat(81) }), "brief_data.company_name"],
    [withBrief({ styles: ["a", "b", "c", "d"] }), "brief_data.styles"],
    [withBrief({ colors: ["red"] }), "brief_data.colors.0"],
    [withBrief({ concept_count: 21 }), "brief_data.concept_count"],
    [withBrief({ concept_count: 1.5 }), "brief_data.concept_count"],
    [withBrief({ concept_count: "3" }), "brief_data.concept_count"],
    [withBrief({ extra: { deep: ["\0"] } }), "brief_data.extra.deep.0"],
    [withBrief({ extra: "\ud800" }), "brief_data.extra"],
    [
      projectForm({
        brief_data: `{"x":${"[".repeat(5000)}${"]".repeat(5000)}}`,
      }),
      "brief_data.x" +
      ".0".repeat(64),
    ],
    [projectForm({ project_name: " " }), "project_name"],
    [projectForm({ project_name: "\u3164\u200b\u2800\ufe0f" }), "project_name"],
    [projectForm({ project_name: "a\0b" }), "project_name"],
    [twice, "project_name"],
  ];
  for (const [form, path] of cases) {
    const { response, answer } = await create(api, form);
    assert.equal(response.status, 422, path);
    assert.equal(answer.code, "validation_failed");
    assert.equal(answer.errors[0].path, path);
  }
  assert.equal(sent.length, 0);
});

Deno.test("lengths are counted in code points, after trimming", async () => {
  const { api: starting } = startWith(created);
  await using api = await starting;
  const name = (count: number) =>
    projectForm({
      brief_data: JSON.stringify({
        ...brief,
        company_name: ` ${"🫘".repeat(count)} `,
      }),
    });
  assert.equal((await create(api, name(80))).response.status, 201);
  assert.equal((await create(api, name(81))).response.status, 422);
});

Deno.test("a file field that was left empty counts as absent", async () => {
  const { api: starting, sent } = startWith(created);
  await using api = await starting;
  const { response } = await create(api, projectForm({ inspiration_file: new File([], "") }));
  assert.equal(response.status, 201);
  assert.equal(sent[0]?.p_inspiration_path, undefined);
});

Deno.test("the brief may be a file", async () => {
  const { api: starting } = startWith(created);
  await using api = await starting;
  const file = new File([JSON.stringify(brief)], "brief.json", {
    type: "application/json",
  });
  assert.equal((await create(api, projectForm({ brief_data: file }))).response.status, 201);
});

const written = (text: string) => Buffer.from(text, "latin1");
const briefPart = `Content-Disposition: form-data; name="brief_data"\r\n\r\n${
  JSON.stringify(brief)
}`;
const named = (name: string) =>
  `--b\r\nContent-Disposition: form-data; name="brief_data"; filename="${name}"\r\n\r\n${
    JSON.stringify(brief)
  }\r\n--b--\r\n`;

const forms: [string, Buffer][] = [
  ["with a preamble", written(`Sent by --b a program.\r\n--b\r\n${briefPart}\r\n--b--\r\n`)],
  ["with a leading line end", written(`\r\n--b\r\n${briefPart}\r\n--b--\r\n`)],
  [
    "with a preamble whose lines end in LF alone",
    written(`Sent by\n--bogus\na program.\n--b\r\n${briefPart}\r\n--b--\r\n`),
  ],
  ["with LF before its first boundary", written(`\n--b\r\n${briefPart}\r\n--b--\r\n`)],
  ["with a byte order mark", Buffer.from(`\ufeff--b\r\n${briefPart}\r\n--b--\r\n`)],
  [
    "with a byte order mark before its preamble",
    Buffer.from(`\ufeffSent.\r\n--b\r\n${briefPart}\r\n--b--\r\n`),
  ],
  ["with an epilogue", written(`--b\r\n${briefPart}\r\n--b--\r\nThe end`)],
  ["with padding behind its boundaries", written(`--b \t\r\n${briefPart}\r\n--b--  \r\nThe end`)],
  ["with padding behind its last boundary alone", written(`--b\r\n${briefPart}\r\n--b-- `)],
  [
    "with padding in its preamble and between its parts",
    written(`--b  x\r\n--b \r\n${briefPart}\r\n--b  \r\n\
Content-Disposition: form-data; name="notes"; filename="ä"\r\n\r\n--b  x\r\n--b--`),
  ],
  ["with a file's name in Latin-1", written(named("Entwürfe.json"))],
  ["with a file's name in UTF-8", Buffer.from(named("Entwürfe.json"))],
  [
    "with a later file's name in Latin-1",
    written(`\r\n--b\r\n${briefPart}\r\n--b\r\nContent-Disposition: form-data; \
name="notes"; filename="Entwürfe.txt"\r\n\r\nx\r\n--b--`),
  ],
];

for (const [what, form] of forms) {
  Deno.test(`a form ${what} is read`, async () => {
    const { api: starting, sent } = startWith(created);
    await using api = await starting;
    const headers = { "content-type": "multipart/form-data; boundary=b" };
    const { response, answer } = await create(api, new Uint8Array(form), headers);
    assert.equal(response.status, 201, JSON.stringify(answer));
    assert.deepEqual(sent[0]?.p_brief_data, brief);
  });
}

Deno.test("what can't be read is refused by its kind", async () => {
  const { api: starting } = startWith(created);
  await using api = await starting;
  const multipart = { "content-type": "multipart/form-data; boundary=b" };
  const cases: [BodyInit, HeadersInit, number, string][] = [
    ["{}", { "content-type": "application/json" }, 415, "unsupported_media_type"],
    ["{}", { "content-type": "multipart/form-data" }, 400, "malformed_multipart"],
    ["nonsense", multipart, 400, "malformed_multipart"],
    [
      '--b\r\nContent-Disposition: form-data; name="brief_data"\r\n\r\n{}',
      multipart,
      400,
      "malformed_multipart",
    ],
    ["", multipart, 400, "malformed_multipart"],
    [projectForm({ brief_data: "{" }), {}, 400, "malformed_json"],
    [
      projectForm({ brief_data: new Blob([Uint8Array.of(0x22, 0xff, 0x22)]) }),
      {},
      400,
      "malformed_json",
    ],
    [
      projectForm({ inspiration_file: new File(["text"], "logo.png", { type: "image/png" }) }),
      {},
      415,
      "unsupported_image",
    ],
    [projectForm({ inspiration_file: new File([], "logo.png") }), {}, 415, "unsupported_image"],
    [
      projectForm({ inspiration_file: new Blob([pngBytes, new Uint8Array(5 * 1024 * 1024)]) }),
      {},
      413,
      "body_too_large",
    ],
    [
      projectForm({ inspiration_file: new Blob([new Uint8Array(6 * 1024 * 1024)]) }),
      {},
      413,
      "body_too_large",
    ],
    [
      projectForm(Object.fromEntries(Array.from({ length: 100 }, (_, part) => [`p${part}`, ""]))),
      {},
      413,
      "body_too_large",
    ],
  ];
  for (const [body, headers, status, code] of cases) {
    const { response, answer } = await create(api, body, headers);
    assert.equal(answer.code, code);
    assert.equal(response.status, status);
    if (code === "malformed_json") assert.match(answer.detail, /^Write brief_data as JSON/);
  }
});

Deno.test("an inspiration without bytes or pixels, or with too many a side, is refused before anything", async () => {
  const { api: starting } = startWith(created);
  await using api = await starting;
  const wide = (side: number) => {
    const bytes = pngBytes.slice();
    new DataView(bytes.buffer).setUint32(16, side);
    return bytes;
  };
  const cases: [Uint8Array<ArrayBuffer>, number, RegExp][] = [
    [pngBytes.slice(0, 0), 415, /file is empty/],
    [pngBytes.slice(0, 33), 415, /only a header/],
    [wide(20_001), 415, /20000 pixels/],
    // The project's Storage is not there.
    [wide(20_000), 503, /./],
  ];
  for (const [bytes, status, detail] of cases) {
    const { response, answer } = await create(
      api,
      projectForm({ inspiration_file: new Blob([bytes]) }),
    );
    assert.equal(response.status, status);
    assert.match(answer.detail ?? "", detail);
    if (status === 415) assert.deepEqual([answer.code, api.calls], ["unsupported_image", []]);
  }
});

Deno.test("a picture that is too large is told 5 MiB, whichever limit it meets", async () => {
  const { api: starting } = startWith(created);
  await using api = await starting;
  const MiB = 1024 * 1024;
  for (const size of [5 * MiB + 1, 5.2 * MiB, 6 * MiB]) {
    const inspiration_file = new Blob([new Uint8Array(size)]);
    const { response, answer } = await create(api, projectForm({ inspiration_file }));
    assert.equal(response.status, 413);
    assert.match(answer.detail, /5 MiB/);
  }
});

Deno.test("a body that is too large is answered before its end", async () => {
  const { api: starting } = startWith(created);
  await using api = await starting;
  const lengths: Record<string, string>[] = [{}, {
    "content-length": "30000000",
  }];
  for (const headers of lengths) {
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (pulled++ < 8) controller.enqueue(new Uint8Array(1024 * 1024));
        // No more bytes follow: a server that wanted all of the body would wait for ever.
        return pulled < 8 ? undefined : new Promise(() => {});
      },
    });
    const { response, answer } = await create(api, body, {
      "content-type": "multipart/form-data; boundary=b",
      ...headers,
    });
    assert.equal(response.status, 413);
    assert.equal(answer.code, "body_too_large");
  }
});

Deno.test("an idempotency key is 1 to 255 visible characters", async () => {
  const { api: starting } = startWith(created);
  await using api = await starting;
  for (
    const [key, status] of [["a".repeat(255), 201], ["a".repeat(256), 422], ["a b", 422], [
      "",
      422,
    ]] as const
  ) {
    const { response } = await create(api, projectForm(), {
      "idempotency-key": key,
    });
    assert.equal(response.status, status, key);
  }
});

Deno.test("a limit says what it is and when to come again", async () => {
  const { api: starting } = startWith({
    outcome: "refused",
    code: "daily_limit",
    retry_after: 600,
    limit: 300,
    remaining: 4,
    reset: 600,
  });
  await using api = await starting;
  const { response, answer } = await create(api, projectForm());
  assert.equal(response.status, 429);
  assert.equal(answer.code, "daily_limit");
  assert.equal(response.headers.get("retry-after"), "600");
  assert.equal(response.headers.get("ratelimit"), '"daily-logos";r=4;t=600');
  assert.equal(response.headers.get("ratelimit-policy"), '"daily-logos";q=300;w=86400');
});

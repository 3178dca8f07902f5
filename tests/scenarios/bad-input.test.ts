import { generateKeyPair, SignJWT } from "jose";
import assert from "node:assert/strict";
import { call } from "../support/api.ts";
import { brief, briefForm } from "../support/brief.ts";
import { inspirationPicture } from "../support/pictures.ts";
import { openDatabase, project } from "../support/project.ts";
import { newUser } from "../support/user.ts";

type Refusal = { code: string; request_id: string; errors?: { path: string }[] };

function form(fields: Record<string, string | Blob>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === "string") data.set(name, value);
    else data.set(name, value, "file.png");
  }
  return data;
}

/** A picture of so many bytes: the pixels end early, the rest is what a PNG may carry behind. */
async function pictureOf(bytes: number): Promise<Blob> {
  const picture = inspirationPicture();
  return new Blob([await picture.arrayBuffer(), new Uint8Array(bytes - picture.size)]);
}

Deno.test("bad input is refused with its code, and changes nothing", async (t) => {
  const user = await newUser();
  const { token } = user;
  const sql = openDatabase();

  async function refuses(
    [status, code]: [number, string],
    request: Promise<{ status: number; headers: Headers; body: Refusal }>,
  ): Promise<Refusal> {
    const answer = await request;
    assert.deepEqual(
      [answer.status, answer.body.code],
      [status, code],
      JSON.stringify(answer.body),
    );
    assert.match(answer.headers.get("content-type") ?? "", /^application\/problem\+json/);
    assert.equal(answer.headers.get("x-request-id"), answer.body.request_id);
    assert.equal(answer.headers.get("access-control-allow-origin"), "*");
    return answer.body;
  }
  const create = (body: FormData | string, headers = {}) =>
    call<Refusal>("POST", "/projects", { token, body, headers });

  await t.step("a brief that is no JSON", async () => {
    await refuses([400, "malformed_json"], create(form({ brief_data: "{not json" })));
  });

  await t.step("a brief with what is missing, too long or of the wrong type", async () => {
    const wrong: [Record<string, unknown>, string][] = [
      [{ company_name: undefined }, "brief_data.company_name"],
      [{ company_name: "   " }, "brief_data.company_name"],
      [{ company_name: "x".repeat(81) }, "brief_data.company_name"],
      [{ company_name: "a\u0000b" }, "brief_data.company_name"],
      [{ description: 7 }, "brief_data.description"],
      [{ description: "é".repeat(1001) }, "brief_data.description"],
      [{ colors: ["green"] }, "brief_data.colors.0"],
      [{ styles: ["a", "b", "c", "d"] }, "brief_data.styles"],
      [{ concept_count: 0 }, "brief_data.concept_count"],
      [{ concept_count: 21 }, "brief_data.concept_count"],
      [{ concept_count: 1.5 }, "brief_data.concept_count"],
      [{ tagline: "x".repeat(121) }, "brief_data.tagline"],
    ];
    for (const [given, path] of wrong) {
      const { errors } = await refuses([422, "validation_failed"], create(briefForm(given)));
      assert.equal(errors?.some((error) => error.path === path), true, JSON.stringify(errors));
    }
    for (const data of ["[]", "null", '"brief"', "7"]) {
      await refuses([422, "validation_failed"], create(form({ brief_data: data })));
    }
    await refuses([422, "validation_failed"], create(form({ project_name: "No brief" })));
    await refuses(
      [422, "validation_failed"],
      create(briefForm({}, { projectName: "x".repeat(81) })),
    );
  });

  await t.step("a brief larger than 16 KiB, or nested without end", async () => {
    const answers = await Promise.all([
      create(briefForm({ extra: "x".repeat(17_000) })),
      create(form({ brief_data: "[".repeat(8_000) + "]".repeat(8_000) })),
    ]);
    for (const { status } of answers) assert.equal(status === 413 || status === 422, true);
  });

  await t.step("a known part that comes twice", async () => {
    const body = briefForm();
    body.append("brief_data", JSON.stringify(brief()));
    await refuses([422, "validation_failed"], create(body));
  });

  await t.step("a body that is no form", async () => {
    const json = { "content-type": "application/json" };
    await refuses([415, "unsupported_media_type"], create(JSON.stringify(brief()), json));
    const multipart = { "content-type": "multipart/form-data; boundary=x" };
    await refuses([400, "malformed_multipart"], create("--x\r\nrubbish", multipart));
    const unbounded = { "content-type": "multipart/form-data" };
    await refuses([400, "malformed_multipart"], create("rubbish", unbounded));
  });

  await t.step("a text file named .png", async () => {
    const text = new Blob(["I am no picture"], { type: "image/png" });
    await refuses([415, "unsupported_image"], create(briefForm({}, { inspiration: text })));
  });

  await t.step("a file of 6 MiB", async () => {
    const inspiration = await pictureOf(6 * 1024 * 1024);
    await refuses([413, "body_too_large"], create(briefForm({}, { inspiration })));
  });

  await t.step("a body of 30 MB", async () => {
    const inspiration = await pictureOf(30_000_000);
    await refuses([413, "body_too_large"], create(briefForm({}, { inspiration })));
    const huge = "x".repeat(30_000_000);
    await refuses(
      [413, "body_too_large"],
      call("POST", "/auth/signup", { body: huge, headers: { "content-type": "application/json" } }),
    );
  });

  await t.step("an idempotency key that can't be one", async () => {
    for (const key of ["", "x".repeat(256), "with space"]) {
      await refuses([422, "validation_failed"], create(briefForm(), { "idempotency-key": key }));
    }
  });

  await t.step("an id that is none, or nobody's", async () => {
    for (const path of ["/projects/nonsense", "/assets/nonsense", "/projects/nonsense/assets"]) {
      const { status } = await call("GET", path, { token });
      assert.equal(status === 404 || status === 422, true, path);
    }
    const id = crypto.randomUUID();
    await refuses([404, "not_found"], call("GET", `/projects/${id}`, { token }));
    await refuses([404, "not_found"], call("GET", `/assets/${id}`, { token }));
  });

  await t.step("a path or a method that isn't there", async () => {
    await refuses([404, "not_found"], call("GET", "/nothing", { token }));
    const answer = call<Refusal>("PUT", "/projects", { token });
    await refuses([405, "method_not_allowed"], answer);
    const allowed = (await answer).headers.get("allow")?.split(", ") ?? [];
    assert.equal(allowed.includes("GET") && allowed.includes("POST"), true, String(allowed));
  });

  await t.step("a cursor or a limit that is none", async () => {
    for (const query of ["limit=0", "limit=101", "limit=x", "cursor=rubbish", "cursor=MQ"]) {
      await refuses([422, "validation_failed"], call("GET", `/projects?${query}`, { token }));
    }
  });

  await t.step("no token, rubbish, one signed by another key, one by none", async () => {
    const { privateKey } = await generateKeyPair("ES256");
    const [, payload = ""] = token.split(".");
    const claims = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    const header = JSON.parse(atob(token.split(".")[0] ?? ""));
    const forged = await new SignJWT(claims).setProtectedHeader(header).sign(privateKey);
    const unsigned = `${btoa('{"alg":"none"}').replaceAll("=", "")}.${payload}.`;
    for (const bad of [undefined, "rubbish", forged, unsigned, project.SUPABASE_PUBLISHABLE_KEY]) {
      await refuses([401, "unauthorized"], call("GET", "/projects", { token: bad }));
    }
  });

  await t.step(
    "accounts: no e-mail, a weak password, wrong credentials, a taken address",
    async () => {
      const address = `${crypto.randomUUID()}@example.org`;
      const signUp = (email: unknown, password: unknown) =>
        call<Refusal>("POST", "/auth/signup", { body: { email, password } });
      await refuses([422, "validation_failed"], signUp("nobody", "correct horse 1"));
      await refuses([422, "validation_failed"], signUp(address, 7));
      await refuses([422, "weak_password"], signUp(address, "short"));
      await refuses([409, "email_taken"], signUp(user.email, "correct horse 1"));
      const logIn = (email: string, password: string) =>
        call<Refusal>("POST", "/auth/login", { body: { email, password } });
      await refuses([401, "invalid_credentials"], logIn(user.email, "another horse 2"));
      await refuses([401, "invalid_credentials"], logIn(address, "correct horse 1"));
      await refuses(
        [400, "malformed_json"],
        call("POST", "/auth/login", { body: "{", headers: { "content-type": "application/json" } }),
      );
    },
  );

  await t.step("nothing was changed", async () => {
    const [left] = await sql`
      select
        (select count(*)::int from public.brand_projects where user_id = ${user.id}) as projects,
        (select count(*)::int from private.reservations where owner_id = ${user.id}) as reserved,
        (select count(*)::int from storage.objects
          where bucket_id = 'inspiration-images' and starts_with(name, ${user.id})) as objects`;
    assert.deepEqual({ ...left }, { projects: 0, reserved: 0, objects: 0 });
    await sql.end();
  });
});

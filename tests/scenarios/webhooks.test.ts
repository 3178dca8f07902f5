import assert from "node:assert/strict";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { call, ok, openApi } from "../support/api.ts";
import { assetsOf, finishedProject } from "../support/create.ts";
import { openDatabase } from "../support/project.ts";
import { Receiver } from "../support/receiver.ts";
import { clearFaults, orderFaults } from "../support/studio.ts";
import { newUser, type User } from "../support/user.ts";

async function deliveriesOf(user: User, id: string) {
  const { deliveries } = await ok(
    openApi(user).GET("/api/v1/webhooks/{id}/deliveries", { params: { path: { id } } }),
  );
  return deliveries;
}

async function readWebhook(user: User, id: string) {
  const { webhook } = await ok(
    openApi(user).GET("/api/v1/webhooks/{id}", { params: { path: { id } } }),
  );
  return webhook;
}

async function askForTest(user: User, id: string) {
  const { delivery } = await ok(
    openApi(user).POST("/api/v1/webhooks/{id}/test", { params: { path: { id } } }),
  );
  return delivery;
}

/** As if the wait for the next try were over. */
async function makeDue(id: string): Promise<void> {
  const sql = openDatabase();
  try {
    await sql`update private.jobs set run_after = now() where id = ${id}`;
    await sql`select private.sweep()`;
  } finally {
    await sql.end();
  }
}

/** No try is made again but those that a test asks for, however long it takes to look at the last. */
async function withoutRetries(): Promise<AsyncDisposable> {
  const sql = openDatabase();
  const [policy] = await sql<{ waits: string }[]>`
    select retry_waits::text as waits from private.job_policies where kind = 'delivery'`;
  await sql`
    update private.job_policies set retry_waits = array[interval '1 hour'] where kind = 'delivery'`;
  return {
    async [Symbol.asyncDispose]() {
      await sql`
        update private.job_policies set retry_waits = ${policy?.waits ?? null}::text::interval[]
        where kind = 'delivery'`.finally(() => sql.end());
    },
  };
}

Deno.test("a project's events arrive, each once, signed, as the API shows it", async () => {
  const user = await newUser();
  await using receiver = new Receiver();
  const id = await receiver.register(user);
  const { project_id } = await finishedProject(user, { concept_count: 3 });
  await receiver.until((got) => got.length >= 4);
  assert.deepEqual(receiver.got.map(({ type }) => type).sort(), [
    ...["asset.completed", "asset.completed", "asset.completed", "project.completed"],
  ]);
  assert.ok(receiver.got.every(({ isSigned }) => isSigned));
  const assets = await assetsOf(user, project_id);
  for (const { type, data, timestamp } of receiver.got) {
    assert.match(timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    if (type === "project.completed") {
      assert.deepEqual([data.id, data.status], [project_id, "completed"]);
      continue;
    }
    const shown = assets.find((asset) => asset.id === data.id) ?? assert.fail(String(data.id));
    assert.deepEqual(
      [data.title, data.status, data.cost, data.completed_at],
      [shown.title, "completed", shown.cost, shown.completed_at],
    );
    const picture = await fetch(String(data.asset_url));
    assert.equal(picture.status, 200);
    await picture.body?.cancel();
  }
  await eventually(
    "every delivery is told of",
    async () =>
      (await deliveriesOf(user, id)).every(({ status, attempt, next_attempt_at }) =>
        status === 200 && attempt === 1 && next_attempt_at === null
      ),
  );
  assert.equal((await readWebhook(user, id)).last_delivery?.status, 200);
});

Deno.test("a kit that is made is told of with its files", async () => {
  const user = await newUser();
  await using receiver = new Receiver();
  await receiver.register(user, ["kit.completed", "kit.failed"]);
  const { project_id } = await finishedProject(user, { concept_count: 1 });
  const [asset = assert.fail()] = await assetsOf(user, project_id);
  const params = { path: { id: asset.id } };
  await ok(openApi(user).POST("/api/v1/assets/{id}/kit", { params }));
  const { data, isSigned } = await receiver.untilType("kit.completed");
  assert.ok(isSigned);
  const { kit } = await ok(openApi(user).GET("/api/v1/assets/{id}/kit", { params }));
  const names = (files: unknown) => (files as { name: string }[]).map(({ name }) => name);
  assert.deepEqual(names(data.files), names(kit.files));
  assert.deepEqual([data.asset_id, data.status, data.palette], [
    asset.id,
    "completed",
    kit.palette,
  ]);
  const zip = await fetch(String(data.zip_url));
  assert.equal(zip.status, 200);
  await zip.body?.cancel();
});

Deno.test("what failed is told too, and only to who wants it", async () => {
  const user = await newUser();
  await using all = new Receiver();
  await using few = new Receiver();
  await all.register(user);
  await few.register(user, ["project.failed"]);
  await orderFaults([{ vendor: "ark", fault: "refusal", times: 1 }]);
  try {
    await finishedProject(user, { concept_count: 1 });
  } finally {
    await clearFaults();
  }
  await all.until((got) => got.length >= 2);
  const failed = await few.untilType("project.failed");
  assert.deepEqual(all.got.map(({ type }) => type).sort(), ["asset.failed", "project.failed"]);
  assert.deepEqual(few.got.length, 1);
  assert.deepEqual((failed.data.error as { code: string }).code, "content_policy");
});

Deno.test("an endpoint that fails or redirects gets it again with one id", async () => {
  const user = await newUser();
  await using _ = await withoutRetries();
  const answers = [500, 302, 204];
  await using receiver = new Receiver((_message, count) =>
    new Response(null, {
      status: answers[count] ?? 500,
      headers: { location: "http://127.0.0.1:9/" },
    })
  );
  const id = await receiver.register(user);
  const { id: delivery } = await askForTest(user, id);
  for (const [index, status] of answers.entries()) {
    await receiver.until((got) => got.length > index);
    await eventually(
      `${status} is told`,
      async () => (await deliveriesOf(user, id))[0]?.status === status,
    );
    const [told] = await deliveriesOf(user, id);
    assert.equal(told?.attempt, index + 1);
    if (index === answers.length - 1) {
      assert.deepEqual([told.error, told.next_attempt_at], [null, null]);
      continue;
    }
    assert.match(told.error ?? "", new RegExp(`answered ${status}`));
    assert.ok(told.next_attempt_at);
    await makeDue(delivery);
  }
  assert.deepEqual(receiver.got.map((message) => message.id), [delivery, delivery, delivery]);
  assert.ok(receiver.got.every(({ isSigned, type }) => isSigned && type === "webhook.test"));
});

Deno.test("an endpoint's second answer to one message is the answer to no other", async () => {
  const user = await newUser();
  await using _ = await withoutRetries();
  // Of two messages, each tried twice: what comes first is meant, what follows is too much.
  const answers = [[500, 200], [204, 410], [503, 200], [200, 410]];
  let tries = 0;
  await using receiver = new Receiver(() => {
    const [meant = 500, more = 500] = answers[tries++] ?? [];
    return [new Response(null, { status: meant }), new Response(null, { status: more })];
  });
  const id = await receiver.register(user);
  const asked: string[] = [];
  for (const [index, [meant]] of answers.entries()) {
    if (index % 2 === 0) asked.push((await askForTest(user, id)).id);
    else await makeDue(asked.at(-1) ?? "");
    await receiver.until((got) => got.length > index);
    await eventually(
      `${meant} is told`,
      async () => {
        const [told] = await deliveriesOf(user, id);
        return told?.id === asked.at(-1) && told?.attempt === index % 2 + 1 &&
          told?.status === meant;
      },
    );
  }
  assert.deepEqual(receiver.got.map((message) => message.id), asked.flatMap((id) => [id, id]));
  assert.deepEqual((await deliveriesOf(user, id)).map(({ error }) => error), [null, null]);
  assert.ok((await readWebhook(user, id)).active, "no 410 was an answer to anything");
});

Deno.test("an endpoint that hangs holds up neither another nor the pictures", async () => {
  const user = await newUser();
  const over = Promise.withResolvers<void>();
  await using hanging = new Receiver(async () => {
    await over.promise;
    return new Response();
  });
  await using quick = new Receiver();
  try {
    const id = await hanging.register(user);
    for (let count = 0; count < 6; count++) await askForTest(user, id);
    await hanging.until((got) => got.length >= 2);
    await quick.register(user);
    await finishedProject(user, { concept_count: 2 });
    await quick.until((got) => got.length >= 3);
    over.resolve();
    await hanging.until((got) => new Set(got.map(({ id }) => id)).size >= 9);
  } finally {
    over.resolve();
  }
});

Deno.test("410 deactivates a webhook, and a deleted one gets nothing more", async () => {
  const user = await newUser();
  await using gone = new Receiver(() => new Response(null, { status: 410 }));
  const id = await gone.register(user);
  await askForTest(user, id);
  await gone.until((got) => got.length >= 1);
  await eventually("it is inactive", async () => !(await readWebhook(user, id)).active);
  await using other = new Receiver();
  const deleted = await other.register(user);
  const { status } = await call("DELETE", `/webhooks/${deleted}`, { token: user.token });
  assert.equal(status, 204);
  await using witness = new Receiver();
  await witness.register(user);
  await finishedProject(user, { concept_count: 1 });
  await witness.until((got) => got.length >= 2);
  assert.deepEqual([gone.got.length, other.got.length], [1, 0]);
  assert.equal((await call("GET", `/webhooks/${deleted}`, { token: user.token })).status, 404);
});

Deno.test("ten webhooks a user, and no address that isn't one", async () => {
  const user = await newUser();
  const ask = (url: string) => call("POST", "/webhooks", { token: user.token, body: { url } });
  const codes = await Promise.all(
    Array.from({ length: 12 }, async () => (await ask("https://127.0.0.1:9/")).status),
  );
  assert.deepEqual(codes.sort(), [...Array(10).fill(201), 409, 409]);
  const refused = await ask("ftp://127.0.0.1/");
  assert.deepEqual([refused.status, refused.body.code], [422, "webhook_url_refused"]);
  assert.equal((await ask("nothing")).body.code, "validation_failed");
});

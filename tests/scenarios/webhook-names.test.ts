import { createLogoKraft, unwrap } from "@logokraft/client";
import assert from "node:assert/strict";
import postgres from "postgres";
import { eventually } from "../../local/emulator/eventually.fixture.ts";
import { readConfig } from "../../supabase/functions/_shared/config.ts";
import { createServiceClient } from "../../supabase/functions/_shared/database.ts";
import { runInBackground } from "../../supabase/functions/_shared/jobs/background.ts";
import { createVerbs } from "../../supabase/functions/_shared/jobs/verbs/verbs.ts";
import { createLogger } from "../../supabase/functions/_shared/log.ts";
import { createSigner } from "../../supabase/functions/_shared/storage.ts";
import { createTickets } from "../../supabase/functions/_shared/tickets.ts";
import { systemClock } from "../../supabase/functions/_shared/timing/clock.ts";
import { createApp as createApi } from "../../supabase/functions/api/app.ts";
import { createApp as createDeliverer } from "../../supabase/functions/deliver-webhooks/app.ts";
import { withTestStack } from "../support/with-stack.ts";

const NAME = "hooks.example.com";
const INNER = ["10.0.0.1", "127.0.0.1", "169.254.169.254", "::1", "fd00::1", "::ffff:192.168.0.1"];

/**
 * A project's address at which `api` and `deliver-webhooks` believe a resolver of the test's; all
 * else is the stack's.
 */
async function serveWithNames(
  stack: Record<string, string>,
  findAddresses: (name: string) => Promise<string[]>,
) {
  const { SUPABASE_URL: url = "", SUPABASE_PUBLISHABLE_KEY, SUPABASE_SECRET_KEY } = stack;
  const keys = await fetch(`${url}/auth/v1/.well-known/jwks.json`);
  const config = readConfig({
    SUPABASE_URL: url,
    SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: SUPABASE_PUBLISHABLE_KEY }),
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: SUPABASE_SECRET_KEY }),
    SUPABASE_JWKS: await keys.text(),
    ALLOW_PRIVATE_WEBHOOKS: "off",
  });
  const service = createServiceClient(config);
  const signer = createSigner(service, url);
  const shared = { config, signer, findAddresses, log: createLogger({}, () => {}) };
  const api = createApi({ ...shared, service, tickets: createTickets(config.secretKey) });
  const deliverer = createDeliverer({
    ...shared,
    verbs: createVerbs(service),
    clock: systemClock,
    shutdown: new AbortController().signal,
    background: runInBackground,
  });
  return Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
    const { pathname, search } = new URL(request.url);
    const [, name, rest = ""] = /^\/functions\/v1\/([\w-]+)(.*)$/.exec(pathname) ?? [];
    const app = name === "api" ? api : name === "deliver-webhooks" ? deliverer : undefined;
    return app
      ? await app.fetch(new Request(`http://functions/${name}${rest}${search}`, request))
      : await fetch(new Request(`${url}${pathname}${search}`, request));
  });
}

Deno.test("a name that leads to an inner address is refused, at registration and at each try", async () => {
  await withTestStack(async (stack) => {
    await using parts = new AsyncDisposableStack();
    const sql = postgres(stack.SUPABASE_DB_URL ?? "", { max: 1, onnotice: () => {} });
    parts.defer(() => sql.end());
    let numbers: string[] = [];
    const asked: string[] = [];
    const server = await serveWithNames(stack, (name) => {
      asked.push(name);
      return Promise.resolve(numbers);
    });
    parts.defer(() => server.shutdown());
    const url = `http://127.0.0.1:${server.addr.port}`;
    // No try but those that this test asks for.
    await sql`
      update private.job_policies set retry_waits = array[interval '1 hour']
      where kind = 'delivery'`;
    // The database calls the functions there too.
    await sql`select vault.update_secret(id, ${url}) from vault.secrets where name = 'project_url'`;
    let token = "";
    const api = createLogoKraft({ url, getToken: () => token });
    const credentials = { email: "ada@example.org", password: "correct horse 1" };
    const { session } = await unwrap(api.POST("/api/v1/auth/signup", { body: credentials }));
    token = session?.access_token ?? assert.fail("signed in at once");
    const body = { url: `https://${NAME}/` };

    // One inner number among public ones is enough, whichever of them `fetch` would take.
    for (numbers of [[], ...INNER.map((number) => ["93.184.216.34", number])]) {
      const { response, error } = await api.POST("/api/v1/webhooks", { body });
      assert.deepEqual([response.status, error?.code], [422, "webhook_url_refused"], `${numbers}`);
    }
    assert.deepEqual((await unwrap(api.GET("/api/v1/webhooks"))).webhooks, []);
    numbers = ["93.184.216.34"];
    const { webhook } = await unwrap(api.POST("/api/v1/webhooks", { body }));
    const params = { path: { id: webhook.id } };

    numbers = ["93.184.216.34", "10.0.0.1"];
    asked.length = 0;
    const { delivery } = await unwrap(api.POST("/api/v1/webhooks/{id}/test", { params }));
    // While a try is under way, what the one before came to is told.
    const tryOf = (attempt: number, before?: string) =>
      eventually(`try ${attempt} is told of`, async () => {
        const { deliveries: [told] } = await unwrap(
          api.GET("/api/v1/webhooks/{id}/deliveries", { params }),
        );
        return told?.attempt === attempt && told.error !== null && told.at !== before
          ? told
          : undefined;
      });
    const first = await tryOf(1);
    const inner = /^The host's name leads to an address that is not public\./;
    assert.deepEqual([first.id, first.status], [delivery.id, null]);
    assert.match(first.error ?? "", inner);
    assert.ok(first.next_attempt_at);
    assert.deepEqual(asked, [NAME]);

    // Looked up anew for each try: with public numbers again it is called, and nobody is there.
    numbers = ["93.184.216.34"];
    await sql`update private.jobs set run_after = now() where id = ${delivery.id}`;
    await sql`select private.sweep()`;
    assert.doesNotMatch((await tryOf(2, first.at)).error ?? "", inner);
    assert.deepEqual(asked, [NAME, NAME]);
  });
});

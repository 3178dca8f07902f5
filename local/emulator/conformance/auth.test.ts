import { createClient, isAuthWeakPasswordError } from "@supabase/supabase-js";
import assert from "node:assert/strict";
import {
  newEmail,
  openAdminClient,
  openClient,
  openDatabase,
  PASSWORD,
  project,
  signInNewUser,
} from "./project.ts";

const admin = openAdminClient();

/** A call without supabase-js, for what it hides. */
function call(path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
  return fetch(`${project.SUPABASE_URL}/auth/v1${path}`, {
    ...init,
    headers: { apikey: project.SUPABASE_PUBLISHABLE_KEY, ...init.headers },
  });
}

/** @param refreshToken exchanged as it is, whatever a client would make of it. */
async function refreshWith(refreshToken: string) {
  const response = await call("/token?grant_type=refresh_token", {
    method: "POST",
    headers: { "content-type": "application/json", "x-supabase-api-version": "2024-01-01" },
    body: JSON.stringify({ refresh_token: refreshToken }),
  });
  return { status: response.status, ...await response.json() };
}

Deno.test("signing up signs in", async () => {
  const client = openClient();
  const email = newEmail();
  const { data, error } = await client.auth.signUp({
    email: email.toUpperCase(),
    password: PASSWORD,
    options: { data: { nickname: "Al" } },
  });
  assert.equal(error, null);
  assert.equal(data.user?.email, email);
  assert.equal(data.user?.role, "authenticated");
  assert.deepEqual(data.user?.app_metadata, { provider: "email", providers: ["email"] });
  assert.equal(data.user?.user_metadata.nickname, "Al");
  assert.equal(data.user?.user_metadata.email, email);
  assert.equal(data.user?.identities?.[0]?.provider, "email");
  assert.equal(data.session?.token_type, "bearer");
  assert.equal(data.session?.expires_in, 3600);
  const seconds = (data.session?.expires_at ?? 0) - Date.now() / 1000;
  assert.ok(seconds > 3500 && seconds <= 3601, `expires in ${seconds} s`);
});

Deno.test("the access token is ES256, checked without asking, and carries hosted's claims", async () => {
  const { client, id, email } = await signInNewUser();
  const { data, error } = await client.auth.getClaims();
  assert.equal(error, null);
  assert.equal(data?.header.alg, "ES256");
  const { claims } = data ?? assert.fail();
  assert.equal(claims.iss, `${project.SUPABASE_URL}/auth/v1`);
  assert.equal(claims.aud, "authenticated");
  assert.equal(claims.role, "authenticated");
  assert.equal(claims.sub, id);
  assert.equal(claims.email, email);
  assert.equal(claims.phone, "");
  assert.equal(claims.aal, "aal1");
  assert.equal(claims.is_anonymous, false);
  assert.equal(claims.app_metadata?.provider, "email");
  assert.equal((claims.amr?.[0] as { method: string }).method, "password");
  assert.match(claims.session_id, /^[0-9a-f-]{36}$/);
  assert.equal(claims.exp - claims.iat, 3600);
  const keys = await (await call("/.well-known/jwks.json")).json();
  const published = keys.keys.find((key: { kid: string }) => key.kid === data?.header.kid);
  assert.equal(published.crv, "P-256");
  assert.equal(published.d, undefined);
});

Deno.test("an address is signed up once", async () => {
  const { email } = await signInNewUser();
  const { error } = await openClient().auth.signUp({ email, password: PASSWORD });
  assert.deepEqual([error?.status, error?.code], [422, "user_already_exists"]);
});

Deno.test("a weak password is refused with its reasons", async () => {
  const { error } = await openClient().auth.signUp({ email: newEmail(), password: "short" });
  assert.deepEqual([error?.status, error?.code], [422, "weak_password"]);
  assert.ok(isAuthWeakPasswordError(error));
  assert.deepEqual(error.reasons, ["length"]);
});

Deno.test("what is no address, no password or too long a one is refused", async () => {
  const { auth } = openClient();
  const malformed = await auth.signUp({ email: "not an address", password: PASSWORD });
  assert.deepEqual([malformed.error?.status, malformed.error?.code], [400, "validation_failed"]);
  const empty = await auth.signUp({ email: newEmail(), password: "" });
  assert.deepEqual([empty.error?.status, empty.error?.code], [400, "validation_failed"]);
  const long = await auth.signUp({ email: newEmail(), password: "x".repeat(73) });
  assert.deepEqual([long.error?.status, long.error?.code], [400, "validation_failed"]);
});

Deno.test("a wrong password and an unknown user get the same answer", async () => {
  const { email } = await signInNewUser();
  const { auth } = openClient();
  const wrong = await auth.signInWithPassword({ email, password: "wrong horse 1" });
  const unknown = await auth.signInWithPassword({ email: newEmail(), password: PASSWORD });
  assert.deepEqual([wrong.error?.status, wrong.error?.code], [400, "invalid_credentials"]);
  assert.equal(unknown.error?.message, wrong.error?.message);
});

Deno.test("an error's body depends on the API version that the client names", async () => {
  const post = (headers: Record<string, string>) =>
    call("/token?grant_type=password", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ email: newEmail(), password: PASSWORD }),
    });
  const old = await post({});
  assert.deepEqual([old.status, await old.json()], [400, {
    code: 400,
    error_code: "invalid_credentials",
    msg: "Invalid login credentials",
  }]);
  const current = await post({ "x-supabase-api-version": "2024-01-01" });
  assert.deepEqual([current.status, await current.json()], [400, {
    code: "invalid_credentials",
    message: "Invalid login credentials",
  }]);
});

Deno.test("a body that is no JSON, and a grant that is none", async () => {
  const broken = await call("/token?grant_type=password", { method: "POST", body: "{" });
  assert.deepEqual([broken.status, (await broken.json()).error_code], [400, "bad_json"]);
  const grant = await call("/token?grant_type=magic", { method: "POST", body: "{}" });
  assert.equal(grant.status, 400);
  await grant.body?.cancel();
});

Deno.test("refreshing rotates the token; the one before answers as long as its successor is unused", async () => {
  const sql = openDatabase();
  const { client, id } = await signInNewUser();
  const first = (await client.auth.getSession()).data.session?.refresh_token ?? assert.fail();
  const second = await refreshWith(first);
  assert.equal(second.status, 200);
  assert.notEqual(second.refresh_token, first);
  // Its reuse interval of ten seconds may be over by now.
  await sql`
    update auth.refresh_tokens set updated_at = updated_at + interval '1 minute'
    where user_id = ${id}`;
  await sql.end();
  const repeated = await refreshWith(first);
  assert.equal(repeated.refresh_token, second.refresh_token);
});

Deno.test("a token used again later than its reuse interval ends the session", async () => {
  const sql = openDatabase();
  const { client, id } = await signInNewUser();
  const first = (await client.auth.getSession()).data.session?.refresh_token ?? assert.fail();
  const second = await refreshWith(first);
  const third = await refreshWith(second.refresh_token);
  await sql`
    update auth.refresh_tokens set updated_at = updated_at - interval '11 s'
    where user_id = ${id}`;
  const stolen = await refreshWith(first);
  assert.deepEqual([stolen.status, stolen.code], [400, "refresh_token_already_used"]);
  await sql`
    update auth.refresh_tokens set updated_at = updated_at - interval '11 s'
    where user_id = ${id}`;
  assert.equal((await refreshWith(third.refresh_token)).code, "refresh_token_already_used");
  await sql.end();
});

Deno.test("of twenty refreshes at once none fails and one token survives", async () => {
  const sql = openDatabase();
  const { client, id } = await signInNewUser();
  const first = (await client.auth.getSession()).data.session?.refresh_token ?? assert.fail();
  const answers = await Promise.all(Array.from({ length: 20 }, () => refreshWith(first)));
  assert.ok(answers.every(({ status }) => status === 200));
  const [active] = await sql`
    select count(*)::int from auth.refresh_tokens where user_id = ${id} and not revoked`;
  assert.equal(active?.count, 1);
  await sql.end();
});

Deno.test("an unknown refresh token", async () => {
  const { status, code } = await refreshWith("nobody-has-this");
  assert.deepEqual([status, code], [400, "refresh_token_not_found"]);
});

Deno.test("getUser answers for a live session and refuses the rest", async () => {
  const { client, id } = await signInNewUser();
  assert.equal((await client.auth.getUser()).data.user?.id, id);
  // The gateway makes a token of the key, which belongs to no user.
  const none = await call("/user");
  assert.deepEqual([none.status, (await none.json()).error_code], [403, "bad_jwt"]);
  const forged = await call("/user", { headers: { authorization: "Bearer a.b.c" } });
  assert.deepEqual([forged.status, (await forged.json()).error_code], [403, "bad_jwt"]);
});

Deno.test("signing out: locally, elsewhere, everywhere", async () => {
  const { client: here, email } = await signInNewUser();
  const there = openClient();
  await there.auth.signInWithPassword({ email, password: PASSWORD });

  assert.equal((await here.auth.signOut({ scope: "others" })).error, null);
  assert.equal((await here.auth.getUser()).error, null);
  assert.equal((await there.auth.refreshSession()).error?.code, "refresh_token_not_found");

  const { data } = await here.auth.getSession();
  const token = data.session?.access_token ?? assert.fail();
  assert.equal((await here.auth.signOut({ scope: "local" })).error, null);
  const after = await call("/user", { headers: { authorization: `Bearer ${token}` } });
  assert.deepEqual([after.status, (await after.json()).error_code], [403, "session_not_found"]);
});

Deno.test("signing out everywhere ends the sessions of all devices", async () => {
  const { client: here, email } = await signInNewUser();
  const there = openClient();
  await there.auth.signInWithPassword({ email, password: PASSWORD });
  const heard: string[] = [];
  here.auth.onAuthStateChange((event) => void heard.push(event));
  assert.equal((await here.auth.signOut()).error, null);
  // supabase-js's name for GoTrue's `session_not_found`.
  assert.equal((await there.auth.getUser()).error?.name, "AuthSessionMissingError");
  assert.equal((await there.auth.getSession()).data.session, null);
  assert.equal((await here.auth.getSession()).data.session, null);
  assert.ok(heard.includes("SIGNED_OUT"));
});

Deno.test("a token with another's claims, or another key's signature, is none", async () => {
  const { client } = await signInNewUser();
  const { data } = await client.auth.getSession();
  const [header = "", payload = "", signature = ""] = data.session?.access_token.split(".") ?? [];
  const claims = JSON.parse(atob(payload.replace(/-/g, "+").replace(/_/g, "/")));
  const encode = (value: unknown) =>
    btoa(JSON.stringify(value)).replace(/\+/g, "-").replace(/\//g, "_").replaceAll("=", "");
  const forged = [
    `${header}.${encode({ ...claims, role: "service_role" })}.${signature}`,
    `${encode({ alg: "none", typ: "JWT" })}.${payload}.`,
    `${encode({ alg: "HS256", typ: "JWT" })}.${payload}.${signature}`,
  ];
  for (const token of forged) {
    const { error } = await openClient().auth.getUser(token);
    assert.deepEqual([error?.status, error?.code], [403, "bad_jwt"]);
  }
});

Deno.test("onAuthStateChange follows a session over a reload", async () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const open = () =>
    createClient(project.SUPABASE_URL, project.SUPABASE_PUBLISHABLE_KEY, {
      auth: { storage, persistSession: true, autoRefreshToken: false },
    });
  const email = newEmail();
  await admin.auth.admin.createUser({ email, password: PASSWORD, email_confirm: true });
  await open().auth.signInWithPassword({ email, password: PASSWORD });

  const reloaded = open();
  const signedInAs = await new Promise((resolve) => {
    const { data } = reloaded.auth.onAuthStateChange((event, session) => {
      if (event !== "INITIAL_SESSION") return;
      data.subscription.unsubscribe();
      resolve(session?.user.email);
    });
  });
  assert.equal(signedInAs, email);
});

Deno.test("a user changes their own data, password and address", async () => {
  const { client, email } = await signInNewUser();
  const named = await client.auth.updateUser({ data: { name: "Al", gone: 1 } });
  assert.equal(named.data.user?.user_metadata.name, "Al");
  const less = await client.auth.updateUser({ data: { gone: null } });
  assert.equal("gone" in (less.data.user?.user_metadata ?? {}), false);

  const same = await client.auth.updateUser({ password: PASSWORD });
  assert.deepEqual([same.error?.status, same.error?.code], [422, "same_password"]);
  assert.equal((await client.auth.updateUser({ password: "another horse 2" })).error, null);
  const old = await openClient().auth.signInWithPassword({ email, password: PASSWORD });
  assert.equal(old.error?.code, "invalid_credentials");

  const weak = await client.auth.updateUser({ password: "short" });
  assert.deepEqual([weak.error?.status, weak.error?.code], [422, "weak_password"]);
  const { email: taken } = await signInNewUser();
  const moved = await client.auth.updateUser({ email: taken });
  assert.deepEqual([moved.error?.status, moved.error?.code], [422, "email_exists"]);
});

Deno.test("administration is the secret key's", async () => {
  const { client } = await signInNewUser();
  for (const refused of [openClient(), client]) {
    const { error } = await refused.auth.admin.listUsers();
    assert.deepEqual([error?.status, error?.code], [403, "not_admin"]);
  }
});

Deno.test("users are created, found, listed, changed and banned by an administrator", async () => {
  const email = newEmail();
  const created = await admin.auth.admin.createUser({
    email,
    password: PASSWORD,
    email_confirm: true,
    user_metadata: { name: "Al" },
    app_metadata: { plan: "pro" },
  });
  assert.equal(created.error, null);
  const id = created.data.user?.id ?? assert.fail();
  assert.deepEqual(created.data.user?.app_metadata, {
    provider: "email",
    providers: ["email"],
    plan: "pro",
  });
  const again = await admin.auth.admin.createUser({ email, password: PASSWORD });
  assert.deepEqual([again.error?.status, again.error?.code], [422, "email_exists"]);

  assert.equal((await admin.auth.admin.getUserById(id)).data.user?.email, email);
  const nobody = await admin.auth.admin.getUserById(crypto.randomUUID());
  assert.deepEqual([nobody.error?.status, nobody.error?.code], [404, "user_not_found"]);

  const listed = await admin.auth.admin.listUsers({ page: 1, perPage: 1 });
  assert.equal(listed.data.users.length, 1);
  const second = await admin.auth.admin.listUsers({ page: 2, perPage: 1 });
  assert.equal(second.data.users.length, 1);
  assert.ok("nextPage" in second.data && second.data.nextPage === 3);
  assert.ok("total" in listed.data && listed.data.total >= 1);

  const moved = newEmail();
  const updated = await admin.auth.admin.updateUserById(id, {
    email: moved,
    password: "another horse 2",
    app_metadata: { plan: null, seats: 3 },
  });
  assert.equal(updated.data.user?.email, moved);
  assert.deepEqual(updated.data.user?.app_metadata, {
    provider: "email",
    providers: ["email"],
    seats: 3,
  });

  await admin.auth.admin.updateUserById(id, { ban_duration: "24h" });
  const credentials = { email: moved, password: "another horse 2" };
  const banned = await openClient().auth.signInWithPassword(credentials);
  assert.deepEqual([banned.error?.status, banned.error?.code], [400, "user_banned"]);
  await admin.auth.admin.updateUserById(id, { ban_duration: "none" });
  assert.equal((await openClient().auth.signInWithPassword(credentials)).error, null);
});

Deno.test("a deleted user is gone with its sessions", async () => {
  const { client, id } = await signInNewUser();
  assert.equal((await admin.auth.admin.deleteUser(id)).error, null);
  const { error } = await client.auth.getUser();
  assert.deepEqual([error?.status, error?.code], [403, "user_not_found"]);
  assert.equal((await client.auth.refreshSession()).error?.code, "refresh_token_not_found");
});

Deno.test("a trigger on auth.users may keep a profile, with its own rights", async () => {
  const sql = openDatabase();
  await sql.unsafe(`
    create table public.conformance_profiles (id uuid primary key references auth.users on delete cascade);
    create function public.conformance_welcome() returns trigger
    language plpgsql security definer set search_path = ''
    as $$ begin insert into public.conformance_profiles values (new.id); return new; end $$;
    create trigger conformance_welcome after insert on auth.users
      for each row execute function public.conformance_welcome();`);
  try {
    const { id } = await signInNewUser();
    assert.equal((await sql`select from public.conformance_profiles where id = ${id}`).length, 1);
    await admin.auth.admin.deleteUser(id);
    assert.equal((await sql`select from public.conformance_profiles where id = ${id}`).length, 0);
  } finally {
    await sql.unsafe(`
      drop function public.conformance_welcome() cascade;
      drop table public.conformance_profiles;`);
    await sql.end();
  }
});

Deno.test("an API key is asked for", async () => {
  const url = `${project.SUPABASE_URL}/auth/v1/settings`;
  const without = await fetch(url);
  assert.equal(without.status, 401);
  await without.body?.cancel();
  const settings = await (await call("/settings")).json();
  assert.deepEqual([settings.disable_signup, settings.external.email], [false, true]);
});

Deno.test("any web page may call", async () => {
  const preflight = await call("/token", {
    method: "OPTIONS",
    headers: {
      origin: "https://page.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": "apikey,content-type",
    },
  });
  assert.equal(preflight.ok, true);
  assert.equal(preflight.headers.get("access-control-allow-origin"), "*");
  assert.match(preflight.headers.get("access-control-allow-headers") ?? "", /apikey/i);
  await preflight.body?.cancel();
});

import assert from "node:assert/strict";
import {
  newEmail,
  openAdminClient,
  openClient,
  PASSWORD,
  project,
  signInNewUser,
} from "./project.ts";

const admin = openAdminClient();

Deno.test("who is banned is refused at once, whatever the password", async () => {
  const { client, id, email } = await signInNewUser();
  await admin.auth.admin.updateUserById(id, { ban_duration: "1h" });
  const { error } = await client.auth.getUser();
  assert.deepEqual([error?.status, error?.code], [403, "user_banned"]);
  const refreshed = await client.auth.refreshSession();
  assert.deepEqual([refreshed.error?.status, refreshed.error?.code], [400, "user_banned"]);
  const wrong = await openClient().auth.signInWithPassword({ email, password: "not the one" });
  assert.deepEqual([wrong.error?.status, wrong.error?.code], [400, "user_banned"]);
});

Deno.test("an administrator's new password ends the user's sessions", async () => {
  const { client, id } = await signInNewUser();
  const { error } = await admin.auth.admin.updateUserById(id, { password: "another horse 2" });
  assert.equal(error, null);
  assert.equal((await client.auth.refreshSession()).error?.code, "refresh_token_not_found");
});

Deno.test("an administrator may choose a weak first password, not a weak new one", async () => {
  const email = newEmail();
  const { data, error } = await admin.auth.admin.createUser({
    email,
    password: "abc",
    email_confirm: true,
  });
  assert.equal(error, null);
  const signedIn = await openClient().auth.signInWithPassword({ email, password: "abc" });
  assert.equal(signedIn.error, null);
  assert.deepEqual(signedIn.data.weakPassword?.reasons, ["length"]);
  const weak = await admin.auth.admin.updateUserById(data.user?.id ?? "", { password: "abcd" });
  assert.deepEqual([weak.error?.status, weak.error?.code], [422, "weak_password"]);
  const long = await admin.auth.admin.createUser({ email: newEmail(), password: "x".repeat(73) });
  assert.deepEqual([long.error?.status, long.error?.code], [400, "validation_failed"]);
});

Deno.test("users come with the hash of their password, whichever bcrypt made it", async () => {
  // Of "correct horse 1".
  const digest = "10$abcdefghijklmnopqrstuuFzaLl22Q/4sUS1B6HLw8.TDaHis0CLy";
  for (const prefix of ["$2a$", "$2b$", "$2y$"]) {
    const email = newEmail();
    const hashed = { email, password_hash: prefix + digest, email_confirm: true };
    assert.equal((await admin.auth.admin.createUser(hashed)).error, null);
    const wrong = await openClient().auth.signInWithPassword({ email, password: "no horse 1" });
    assert.equal(wrong.error?.code, "invalid_credentials");
    const { error } = await openClient().auth.signInWithPassword({ email, password: PASSWORD });
    assert.equal(error, null);
  }
  const both = { email: newEmail(), password: PASSWORD, password_hash: `$2a$${digest}` };
  const { error } = await admin.auth.admin.createUser(both);
  assert.deepEqual([error?.status, error?.code], [400, "validation_failed"]);
});

Deno.test("an id may be chosen, if it is one", async () => {
  const id = crypto.randomUUID();
  const { data } = await admin.auth.admin.createUser({ id, email: newEmail() });
  assert.equal(data.user?.id, id);
  const { error } = await admin.auth.admin.createUser({ id: "seven", email: newEmail() });
  assert.deepEqual([error?.status, error?.code], [400, "validation_failed"]);
});

Deno.test("confirming a user shows in its metadata", async () => {
  const { data } = await admin.auth.admin.createUser({ email: newEmail(), password: PASSWORD });
  const id = data.user?.id ?? assert.fail();
  assert.equal(data.user?.email_confirmed_at, undefined);
  const confirmed = await admin.auth.admin.updateUserById(id, { email_confirm: true });
  assert.equal(confirmed.data.user?.user_metadata.email_verified, true);
  assert.ok(confirmed.data.user?.email_confirmed_at);
});

Deno.test("nobody changes one's own app_metadata", async () => {
  const { client } = await signInNewUser();
  const { data } = await client.auth.getSession();
  const response = await fetch(`${project.SUPABASE_URL}/auth/v1/user`, {
    method: "PUT",
    headers: {
      apikey: project.SUPABASE_PUBLISHABLE_KEY,
      authorization: `Bearer ${data.session?.access_token}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ app_metadata: { plan: "free beer" } }),
  });
  assert.deepEqual([response.status, (await response.json()).error_code], [403, "not_admin"]);
});

Deno.test("a softly deleted user leaves a row that tells nothing of it", async () => {
  const { client, id, email } = await signInNewUser();
  assert.equal((await admin.auth.admin.deleteUser(id, true)).error, null);
  const { data } = await admin.auth.admin.getUserById(id);
  assert.ok(data.user?.deleted_at);
  assert.notEqual(data.user?.email, email);
  assert.deepEqual([data.user?.user_metadata, data.user?.app_metadata], [{}, {}]);
  assert.equal((await client.auth.refreshSession()).error?.code, "refresh_token_not_found");
  const gone = await openClient().auth.signInWithPassword({ email, password: PASSWORD });
  assert.equal(gone.error?.code, "invalid_credentials");
  assert.equal((await admin.auth.admin.deleteUser(id, true)).error, null);
  assert.equal((await admin.auth.admin.createUser({ email, password: PASSWORD })).error, null);
});

Deno.test("what the project doesn't offer is refused by name", async () => {
  const client = openClient();
  const phone = await client.auth.signInWithOtp({ phone: "+15550100" });
  assert.deepEqual([phone.error?.status, phone.error?.code], [400, "phone_provider_disabled"]);
  const stranger = await client.auth.signInWithOtp({
    email: newEmail(),
    options: { shouldCreateUser: false },
  });
  assert.deepEqual([stranger.error?.status, stranger.error?.code], [422, "otp_disabled"]);
  const anonymous = await client.auth.signInAnonymously();
  assert.deepEqual([anonymous.error?.status, anonymous.error?.code], [
    422,
    "anonymous_provider_disabled",
  ]);
  const sso = await client.auth.signInWithSSO({ domain: "example.org" });
  assert.deepEqual([sso.error?.status, sso.error?.code], [404, "saml_provider_disabled"]);
  const { data } = await client.auth.signInWithOAuth({
    provider: "github",
    options: { skipBrowserRedirect: true },
  });
  const authorize = await fetch(data.url ?? "", { redirect: "manual" });
  assert.deepEqual([authorize.status, (await authorize.json()).msg], [
    400,
    "Unsupported provider: provider is not enabled",
  ]);
  const user = await signInNewUser();
  const link = await user.client.auth.linkIdentity({ provider: "github" });
  assert.deepEqual([link.error?.status, link.error?.code], [404, "manual_linking_disabled"]);
});

Deno.test("a recovery tells nobody who has an account; a code that was never sent is void", async () => {
  const client = openClient();
  assert.equal((await client.auth.resetPasswordForEmail(newEmail())).error, null);
  const { email } = await signInNewUser();
  const confirmed = await client.auth.resend({ type: "signup", email });
  assert.equal(confirmed.error, null);
  const wrong = await client.auth.verifyOtp({ type: "email", email, token: "123456" });
  assert.deepEqual([wrong.error?.status, wrong.error?.code], [403, "otp_expired"]);
});

Deno.test("a forgotten password is set anew, by a link's token or by its code, each once", async () => {
  const { id, email } = await signInNewUser();
  const link = async () => {
    const { data, error } = await admin.auth.admin.generateLink({ type: "recovery", email });
    assert.equal(error, null);
    assert.equal(data.user?.id, id);
    return data.properties ?? assert.fail("no link");
  };
  const refused = await openClient().auth.admin.generateLink({ type: "recovery", email });
  assert.equal(refused.error?.status, 403);

  const client = openClient();
  const { hashed_token, action_link } = await link();
  assert.match(action_link, /\/auth\/v1\/verify\?.*type=recovery/);
  const byToken = () => client.auth.verifyOtp({ type: "recovery", token_hash: hashed_token });
  assert.equal((await byToken()).data.user?.id, id);
  assert.equal((await byToken()).error?.code, "otp_expired");
  assert.equal((await client.auth.updateUser({ password: "another horse 1" })).error, null);
  const signedIn = await openClient().auth.signInWithPassword({
    email,
    password: "another horse 1",
  });
  assert.equal(signedIn.data.user?.id, id);

  const { email_otp } = await link();
  const byCode = await client.auth.verifyOtp({ type: "recovery", email, token: email_otp });
  assert.equal(byCode.data.user?.id, id);

  const followed = await fetch((await link()).action_link, { redirect: "manual" });
  await followed.body?.cancel();
  assert.equal(followed.status, 303);
  const landed = new URLSearchParams(new URL(followed.headers.get("location") ?? "").hash.slice(1));
  assert.equal(landed.get("type"), "recovery");
  const session = await client.auth.setSession({
    access_token: landed.get("access_token") ?? "",
    refresh_token: landed.get("refresh_token") ?? "",
  });
  assert.equal(session.data.user?.id, id);
});

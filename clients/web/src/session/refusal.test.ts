import { AuthApiError, AuthRetryableFetchError } from "@supabase/supabase-js";
import assert from "node:assert/strict";
import { explainRefusal } from "./refusal.ts";

Deno.test("what Auth complains of stands at its field", () => {
  const refused = (message: string, code?: string) =>
    explainRefusal(new AuthApiError(message, 400, code), "ada@example.com");
  assert.deepEqual(
    Object.keys(refused("Unable to validate email address: invalid format", "validation_failed")),
    ["email"],
  );
  assert.deepEqual(
    refused("Password cannot be longer than 72 characters", "validation_failed"),
    { password: "Use 72 characters at most." },
  );
  assert.deepEqual(
    refused("Password should be at least 12 characters.", "weak_password"),
    { password: "Use at least 12 characters." },
  );
  assert.deepEqual(refused("Weak", "weak_password"), { password: "Use at least 8 characters." });
  assert.deepEqual(Object.keys(refused("Invalid login credentials", "invalid_credentials")), [
    "form",
  ]);
});

Deno.test("an address that is none is told with the password, which Auth looks at first", () => {
  const weak = new AuthApiError("Weak", 422, "weak_password");
  assert.deepEqual(Object.keys(explainRefusal(weak, "nope")).sort(), ["email", "password"]);
  // The screen for a new password asks for no address.
  assert.deepEqual(Object.keys(explainRefusal(weak, "")), ["password"]);
});

Deno.test("a server that doesn't answer is no wrong password", () => {
  const { form = "" } = explainRefusal(new AuthRetryableFetchError("Failed to fetch", 0), "ada");
  assert.match(form, /can't be reached/);
});

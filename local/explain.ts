/** A failure of the start in words that say what to do; what already does is left as it is. */
export function explainFailure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // Deno and Postgres word these differently, and Postgres's words arrive within an error's text.
  if (/os error 28|No space left on device/i.test(message)) {
    return `${message}\nThe disk is full: make room and start again.`;
  }
  const isDenied = error instanceof Deno.errors.PermissionDenied ||
    /os error 13|os error 30|Read-only file system/i.test(message);
  if (isDenied) {
    return `${message}\nThis account can't write there: run the stack in a folder of its own, ` +
      "or make this one its own.";
  }
  if (/^Postgres did not start|password authentication failed for user "supabase_/m.test(message)) {
    return `${message}\nWhere the data in .local/postgres is damaged, npx deno task reset begins ` +
      "anew without it.";
  }
  if (error instanceof Error && error.name === "EditedMigrationsError") {
    return `${message}
The functions may miss in it what they expect. To begin anew without it: npx deno task reset
To keep it: npx deno task start --keep-data takes it as it is. Then apply what was edited yourself,
e.g. by npx -p supabase@3.1.0 supabase db query --remote=$SUPABASE_DB_URL; git log -p
supabase/migrations shows it. Or go back to the version that made the data.`;
  }
  if (/UnknownIssuer/.test(message)) {
    return `${message}\nA proxy shows a certificate of its own here: DENO_TLS_CA_STORE=system has ` +
      "Deno trust those that this machine trusts.";
  }
  // What generate-image says of a model that can't be used is for the operator, without a stack.
  const [, sentence] = /UnusableModel: (.+)/.exec(message) ?? [];
  if (sentence !== undefined) return sentence;
  if (/registry\.npmjs\.org|NPM_CONFIG_REGISTRY|npm registry/i.test(message)) {
    return `${message}\nThe first start fetches packages: it needs the way to npm's registry once.`;
  }
  return message;
}

import assert from "node:assert/strict";

const root = new URL("../../", import.meta.url);

Deno.test("CONTRIBUTING names files that are there", async () => {
  const text = await Deno.readTextFile(new URL("CONTRIBUTING.md", root));
  const [, table = ""] = /## Where is …\n(.*?)\n## /s.exec(text) ?? [];
  const migrations = Array.from(Deno.readDirSync(new URL("supabase/migrations", root)));
  const named = [...table.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path);
  assert.ok(named.length >= 12, "the table is not found");
  const missing = named.filter((path) => {
    const [folder, name] = path.split("…");
    if (name !== undefined) return !migrations.some((file) => file.name.endsWith(name));
    return !Deno.statSync(new URL(folder ?? path, root)).isFile;
  });
  assert.deepEqual(missing, []);
});

/** What is looked for, as CONTRIBUTING says it, and the text that settles it. */
const rules: Record<string, RegExp> = {
  "how long a job waits before it is tried again": /function private\.backoff\(/,
  "how long a lease lasts": /function private\.lease_duration\(\)[^$]*\$\$ select interval/,
  "how long a vendor is left alone": /function private\.gate_wait\(/,
  "how many faults are an outage": /function private\.outage_run\(/,
  "how long an idempotency key stands": /function private\.idempotency_window\(/,
  "how long a stream's ticket is good": /TICKET_SECONDS = 12 \* 60 \* 60;/,
  "how large an inspiration may be, 5 MiB": /MAX_INSPIRATION_BYTES = 5 \* 1024 \* 1024;/,
  "how concepts are split over archetypes, 4/3/3/3/2":
    /abstract: 4,\s+lettermark: 3,\s+wordmark: 3,\s+combination: 3,\s+pictorial: 2,/,
  "how many pictures a day": /function private\.check_daily_limit\(/,
  "the CORS headers": /return cors\(\{/,
  "which errors of vendors are tried again": /export function classOfStatus\(/,
  "how long a stream's client may lag": /QUEUE_CAPACITY = \d+;/,
  "which way an asset's status may go": /when 'pending' then new\.status in \(/,
  "when a stored object is removed": /function private\.removal_due\(/,
  "how often each kind of work is tried": /insert into private\.job_policies \(/,
  "which of the work that is due is called for first": /function private\.sweep_due_jobs\(/,
  "how long what is no longer needed is kept": /function private\.purge\(/,
  "which addresses a webhook may have": /export async function checkWebhookUrl\(/,
  "what a picture costs": /export const picturePrices\b/,
};

/** The product's own files with their text, by their path in the checkout. */
async function readProduct(folder = "supabase/", files = new Map<string, string>()) {
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder, root))) {
    if (isDirectory) await readProduct(`${folder}${name}/`, files);
    else if (/(?<!\.test|\.fixture)\.(ts|sql)$/.test(name)) {
      files.set(folder + name, await Deno.readTextFile(new URL(folder + name, root)));
    }
  }
  return files;
}

Deno.test("each file that CONTRIBUTING names settles what it is named for, and no other does", async () => {
  const text = await Deno.readTextFile(new URL("CONTRIBUTING.md", root));
  const [, table = ""] = /## Where is …\n(.*?)\n## /s.exec(text) ?? [];
  const rows = [...table.matchAll(/^\| ([^|]*\S) +\| `([^`]+)` *\|$/gm)]
    .map(([, what = "", path = ""]) => ({ what, path }));
  assert.deepEqual(rows.map(({ what }) => what).sort(), Object.keys(rules).sort());
  const product = await readProduct();
  for (const { what, path } of rows) {
    const settling = [...product].flatMap(([file, text]) => rules[what]?.test(text) ? file : []);
    const [folder = "", name = ""] = path.split("…");
    const named = [...product.keys()].filter((file) =>
      path.includes("…") ? file.startsWith(folder) && file.endsWith(name) : file === path
    );
    assert.deepEqual(settling, named, what);
    assert.equal(named.length, 1, what);
  }
});

Deno.test("docs/reliability.md names tests that are there", async () => {
  const text = await Deno.readTextFile(new URL("docs/reliability.md", root));
  const [, table = ""] = /## What shows it\n(.*?)\n## /s.exec(text) ?? [];
  const named = [...table.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, path = ""]) => path);
  assert.ok(named.length >= 20, "the table is not found");
  for (const path of named) assert.ok(Deno.statSync(new URL(path, root)).isFile, path);
});

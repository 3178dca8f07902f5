import assert from "node:assert/strict";
import { safeRedirect } from "./redirect.ts";

const local = { siteUrl: "http://127.0.0.1:54321", additional: ["http://localhost:54321/**"] };
const hosted = { siteUrl: "https://page.test", additional: ["https://*.page.test/in", "app://**"] };

Deno.test("links lead to the site, to this machine, and where the list allows", () => {
  const allowed: [string, typeof local][] = [
    ["http://127.0.0.1:54321/new-password?x=1", local],
    ["http://127.0.0.1:3000/", local],
    ["http://[::1]:54321/", local],
    ["http://localhost:54321/new-password", local],
    ["https://page.test/new-password", hosted],
    ["https://next.page.test/in#there", hosted],
    ["http://127.0.0.1:8080/", hosted],
    ["app://callback/x", hosted],
  ];
  for (const [wished, rules] of allowed) assert.equal(safeRedirect(wished, rules), wished);
});

Deno.test("nowhere else", () => {
  const refused: [string | undefined, typeof local][] = [
    [undefined, local],
    ["new-password", local],
    ["https://evil.test/", local],
    ["http://localhost:3000/", local],
    ["http://localhost.evil.test:54321/", local],
    ["http://192.0.2.1/", { ...local, additional: ["**"] }],
    ["http://page.test/", hosted],
    ["https://page.test:8443/", hosted],
    ["https://127.evil.test/", hosted],
    ["https://a.b.page.test/in", hosted],
    ["https://next.page.test/out", hosted],
  ];
  for (const [wished, rules] of refused) assert.equal(safeRedirect(wished, rules), rules.siteUrl);
});

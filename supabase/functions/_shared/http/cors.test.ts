import assert from "node:assert/strict";
import { Hono } from "hono";
import { allowOrigins } from "./cors.ts";

function allowed(origins: string[], origin: string, method = "GET"): Promise<string | null> {
  const app = new Hono();
  app.use(allowOrigins(origins));
  app.get("/", (c) => c.text("hello"));
  return Promise.resolve(app.request("/", { method, headers: { origin } }))
    .then(({ headers }) => headers.get("access-control-allow-origin"));
}

const list = ["https://logos.example", "http://localhost:5173"];

Deno.test("origins of the list may read, by their exact name", async () => {
  for (const origin of list) {
    assert.equal(await allowed(list, origin), origin);
    assert.equal(await allowed(list, origin, "OPTIONS"), origin);
  }
  for (
    const origin of [...[
      "https://logos.example.evil.example",
      "https://evil-logos.example",
      "null",
      "",
    ], ...["http://logos.example", "https://logos.example:8443", "https://LOGOS.example.", "*"]]
  ) {
    assert.equal(await allowed(list, origin), null, origin);
    assert.equal(await allowed(list, origin, "OPTIONS"), null, origin);
  }
});

Deno.test("a star lets all pages read, and never with credentials", async () => {
  const app = new Hono();
  app.use(allowOrigins(["*"]));
  app.get("/", (c) => c.text("hello"));
  const { headers } = await app.request("/", {
    headers: { origin: "https://any.example" },
  });
  assert.equal(headers.get("access-control-allow-origin"), "*");
  assert.equal(headers.get("access-control-allow-credentials"), null);
});

Deno.test("a star for the port lets every port of that host read, and no other host", async () => {
  const local = ["http://localhost:*", "http://[::1]:*"];
  for (
    const origin of [
      "http://localhost",
      "http://localhost:5173",
      "http://localhost:65535",
      "http://[::1]:80",
    ]
  ) {
    assert.equal(await allowed(local, origin), origin);
    assert.equal(await allowed(local, origin, "OPTIONS"), origin);
  }
  for (
    const origin of [
      "https://localhost:5173",
      "http://localhost.evil.example:80",
      "http://evil.example:80",
      "http://localhost:80.evil.example",
      "http://localhost:*",
      "http://user@localhost:80",
      "null",
    ]
  ) {
    assert.equal(await allowed(local, origin), null, origin);
  }
});

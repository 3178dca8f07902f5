import { deepStrictEqual, fail, notStrictEqual, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { freePorts } from "../tests/support/checkout.ts";
import { defaultOrigins, ledToStudio, startStudioFor, vendorsWithoutKey } from "./vendors.ts";

const names = (environment: Record<string, string>) =>
  vendorsWithoutKey(environment).map(({ name }) => name);

Deno.test("the studio stands in for whoever has neither key nor address", () => {
  deepStrictEqual(names({}), ["Gemini", "Seedream"]);
  deepStrictEqual(names({ GEMINI_API_KEY: "real" }), ["Seedream"]);
  deepStrictEqual(names({ ARK_BASE_URL: "http://127.0.0.1:9" }), ["Gemini"]);
  deepStrictEqual(names({ GEMINI_API_KEY: " ", ARK_API_KEY: "real" }), ["Gemini"]);
  deepStrictEqual(names({ IMAGE_PROVIDER: "fal", FAL_KEY: "real" }), ["Gemini"]);
  deepStrictEqual(names({ IMAGE_PROVIDER: "fal", ARK_API_KEY: "real" }), [
    "Gemini",
    "Seedream at fal.ai",
  ]);
});

Deno.test("with a real vendor's key only pages of this machine may call", () => {
  strictEqual(defaultOrigins({ GEMINI_API_KEY: " ", ARK_BASE_URL: "http://127.0.0.1:1" }), "*");
  for (const key of ["GEMINI_API_KEY", "ARK_API_KEY", "FAL_KEY"]) {
    const origins = defaultOrigins({ [key]: "real" }).split(",");
    for (const origin of ["http://localhost:*", "http://127.0.0.1:*", "http://[::1]:*"]) {
      strictEqual(origins.includes(origin), true);
    }
    strictEqual(origins.includes("*"), false);
  }
});

Deno.test("their calls are led to the studio", () => {
  deepStrictEqual(ledToStudio(vendorsWithoutKey({ GEMINI_API_KEY: "real" }), "http://studio"), {
    ARK_API_KEY: "local-studio",
    ARK_BASE_URL: "http://studio",
  });
  const atFal = vendorsWithoutKey({ GEMINI_API_KEY: "real", IMAGE_PROVIDER: "fal" });
  deepStrictEqual(ledToStudio(atFal, "http://studio"), {
    FAL_KEY: "local-studio",
    FAL_BASE_URL: "http://studio",
  });
});

Deno.test("the studio is where the last one was, unless somebody else is there by now", async () => {
  const directory = await Deno.makeTempDir();
  const start = async () => await startStudioFor(vendorsWithoutKey({}), directory, "0") ?? fail();
  // As of an earlier run: at any other port, somebody might be there by the second one.
  await Deno.writeTextFile(join(directory, "studio-port"), `${freePorts(1)}`);
  try {
    const first = await start();
    await first.stop();
    const second = await start();
    strictEqual(second.url, first.url);
    const third = await start();
    notStrictEqual(third.url, second.url);
    await Promise.all([second.stop(), third.stop()]);
  } finally {
    await Deno.remove(directory, { recursive: true });
  }
});

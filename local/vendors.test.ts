import { deepStrictEqual, throws } from "node:assert/strict";
import { ledToStudio, vendorsWithoutKey } from "./vendors.ts";

const names = (environment: Record<string, string>) =>
  vendorsWithoutKey(environment).map(({ name }) => name);

Deno.test("the studio stands in for whoever has neither key nor address", () => {
  deepStrictEqual(names({}), ["Gemini", "Seedream"]);
  deepStrictEqual(names({ GEMINI_API_KEY: "real" }), ["Seedream"]);
  deepStrictEqual(names({ ARK_BASE_URL: "http://127.0.0.1:9" }), ["Gemini"]);
  deepStrictEqual(names({ IMAGE_PROVIDER: "fal", FAL_KEY: "real" }), ["Gemini"]);
});

Deno.test("fal.ai can't be stood in for", () => {
  throws(() => vendorsWithoutKey({ IMAGE_PROVIDER: "fal" }), /FAL_KEY/);
});

Deno.test("their calls are led to the studio", () => {
  deepStrictEqual(ledToStudio(vendorsWithoutKey({ GEMINI_API_KEY: "real" }), "http://studio"), {
    ARK_API_KEY: "local-studio",
    ARK_BASE_URL: "http://studio",
  });
});

import { deepStrictEqual } from "node:assert/strict";
import { ledToStudio, vendorsWithoutKey } from "./vendors.ts";

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

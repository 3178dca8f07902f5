import { assertVersion } from "../../_shared/prompt-version.fixture.ts";
import { REWRITING_VERSION } from "./version.ts";

Deno.test("who changes what is told about refinements raises its version", async () => {
  await assertVersion(
    REWRITING_VERSION,
    {
      "rewriting-2": "bd777f403029",
      "rewriting-3": "675e3ce17b89",
      "rewriting-4": "716e8566e09a",
      "rewriting-5": "10dd3f8dcfef",
      "rewriting-6": "62e96a9aba69",
    },
    ["rewriting.ts", "firmer.ts"],
    import.meta.url,
  );
});

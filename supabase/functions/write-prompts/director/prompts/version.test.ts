import { assertVersion } from "../../../_shared/prompt-version.fixture.ts";
import { DIRECTOR_VERSION } from "./version.ts";

Deno.test("who changes what the director is told raises its version", async () => {
  await assertVersion(
    DIRECTOR_VERSION,
    {
      "director-2": "7d30ee2ea6a9",
      "director-3": "561fe75c0ddd",
      "director-4": "6783489f6521",
      "director-5": "8e0af8d81e52",
      "director-6": "55acf1a6b650",
      "director-7": "86dc1820ddbb",
    },
    ["archetypes.ts", "cliches.ts", "commission.ts", "instruction.ts"],
    import.meta.url,
  );
});

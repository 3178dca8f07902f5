import { dirname } from "node:path";
import { withDatabase } from "./database/database.ts";
import { generateTypes, typesFile } from "./support/database-types.ts";

await withDatabase(async ({ ownerUrl }) => {
  await Deno.mkdir(dirname(typesFile), { recursive: true });
  await Deno.writeTextFile(typesFile, await generateTypes(ownerUrl));
});

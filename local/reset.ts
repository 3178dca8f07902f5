import { join } from "node:path";
import { readFlags } from "./flags.ts";
import { removeCluster } from "./emulator/postgres/cluster.ts";
import { dataDirectory } from "./settings.ts";

try {
  const isSure = readFlags(Deno.args, ["yes"]).has("yes") || !Deno.stdin.isTerminal() ||
    confirm(`Throw away all data in ${dataDirectory}?`);
  if (!isSure) {
    console.log("Nothing was changed.");
    Deno.exit(0);
  }
  // While it runs, its data is not thrown away.
  await removeCluster(join(dataDirectory, "postgres"));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  Deno.exit(1);
}
await Deno.remove(dataDirectory, { recursive: true }).catch((error) => {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
});
console.log("The local data is gone.");

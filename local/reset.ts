import { removeCluster } from "./postgres/cluster.ts";
import { join } from "node:path";
import { dataDirectory } from "./settings.ts";

const isSure = Deno.args.includes("--yes") || !Deno.stdin.isTerminal() ||
  confirm(`Throw away all data in ${dataDirectory}?`);
if (!isSure) {
  console.log("Nothing was changed.");
  Deno.exit(0);
}
try {
  await removeCluster(join(dataDirectory, "postgres"));
} catch (error) {
  // While it runs, its data is not thrown away.
  console.error(error instanceof Error ? error.message : error);
  Deno.exit(1);
}
await Deno.remove(dataDirectory, { recursive: true }).catch((error) => {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
});
console.log("The local data is gone.");

import { join } from "node:path";
import { requireOwnData } from "./data-directory.ts";
import { removeCluster } from "./emulator/postgres/remove-cluster.ts";
import { readFlags } from "./flags.ts";
import { dataDirectory } from "./settings.ts";

const usage = `npx deno task reset [--yes]

Throws all data of the stack in .local away, after asking.

  --yes   doesn't ask; without a terminal nothing is thrown away unless it is given
  --help  this text`;

try {
  const flags = readFlags(Deno.args, ["yes"]);
  if (flags.has("help")) console.log(usage);
  else if (flags.has("yes") || isConfirmed()) await reset();
  else console.log("Nothing was changed.");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  Deno.exit(1);
}

/** @throws where nobody can be asked. */
function isConfirmed(): boolean {
  if (Deno.stdin.isTerminal()) return confirm(`Throw away all data in ${dataDirectory}?`);
  throw new Error(
    `Nobody is there to ask whether all data in ${dataDirectory} is to be thrown away: say --yes`,
  );
}

async function reset(): Promise<void> {
  // Root may throw away anybody's.
  if (Deno.uid() !== 0) await requireOwnData(dataDirectory);
  // While it runs, its data is not thrown away.
  await removeCluster(join(dataDirectory, "postgres"));
  await Deno.remove(dataDirectory, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  console.log("The local data is gone.");
}

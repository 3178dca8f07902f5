import { join } from "node:path";
import { inspect } from "node:util";
import { readValues } from "../local/read-values.ts";
import { root } from "../local/settings.ts";
import { withMigratedCluster } from "./database/lend-database.ts";
import { readChosenPaths } from "./support/chosen-paths.ts";
import { findChromium } from "./support/chromium.ts";
import { keepLogs } from "./support/keep-logs.ts";
import { fetchBundler } from "./support/fetch-bundler.ts";
import type { Results } from "./support/results.ts";
import { runTests } from "./support/run-tests.ts";
import { withStackProcess } from "./support/stack-process.ts";
import { sum, summarise } from "./support/summary.ts";

/** Files and folders whose tests run in one process. */
interface Lane {
  paths: string[];
  /** Folders below those that are another lane's. */
  except?: string[];
  /**
   * What they need: nothing, so that they run side by side; a stack that is started here, on which
   * they run one after the other; or one that they start themselves and harm.
   */
  on: "nothing" | "stack" | "stacks of their own";
}

const usage = `npx deno task test [-- PATH… --filter TEXT]

Every test, on a stack of its own where it needs one.

  PATH           files or folders: these alone
  --filter TEXT  tests whose name holds it, or /a pattern/
  --help         this text`;

const { values, words } = readValues(usage, ["filter"], true);
const chosen = await readChosenPaths(words, root).catch((error: Error) => {
  console.error(error.message);
  Deno.exit(2);
});
const hasChromium = await findChromium() !== undefined;
if (!hasChromium) console.log("Chromium is not installed: the page's tests are left out");

/**
 * Rows of lanes side by side, each row's one after the other: much of a test on a stack is waiting,
 * so three keep two cores busy. The lane that fills every core comes last in its row, so that none
 * is idle when the others have ended.
 */
const rows: Lane[][] = [
  [
    ...(hasChromium ? [{ on: "stack" as const, paths: ["tests/page"] }] : []),
    {
      on: "nothing",
      paths: [
        ...["bench", "local", "vendor-studio", "check-vendors", "clients", "supabase/functions"],
        ...["tests/database", "tests/deploy", "tests/director", "tests/hosted", "tests/lettering"],
        ...["tests/openapi", "tests/renditions", "tests/structure", "tests/support"],
      ],
      except: ["local/emulator/conformance", "local/lifecycle"],
    },
  ],
  [
    { on: "stack", paths: ["local/emulator/conformance", "tests/scenarios"] },
    { on: "stack", paths: ["tests/fuzz", "tests/vendors", "local/lifecycle"] },
  ],
  [
    { on: "stack", paths: ["tests/check-hosted", "tests/security"] },
    { on: "stacks of their own", paths: ["tests/drill"] },
  ],
];

const filter = values.filter === undefined ? [] : [`--filter=${values.filter}`];

/** What tests, functions and stacks print. Kept where something failed. */
const logs = await Deno.makeTempDir({ prefix: "logokraft-test-logs-" });
const results: Results[] = [];
// Before anything that bundles runs beside something else that does.
await fetchBundler();
await Promise.all(rows.map(async (row) => {
  for (const lane of row.map(choose).filter(({ paths }) => paths.length > 0)) {
    results.push(await run(lane));
  }
}));
const total = sum(results);
for (const line of summarise(total, logs)) console.log(line);
if (total.failures.length === 0) await Deno.remove(logs, { recursive: true });
Deno.exit(total.failures.length === 0 && total.passed > 0 ? 0 : 1);

/** What was asked for of a lane; all of it, where nothing was. */
function choose({ paths, on, except = [] }: Lane): Lane {
  if (chosen.length === 0) return { paths, on, except };
  const isIn = (path: string, folder: string) => `${path}/`.startsWith(`${folder}/`);
  return {
    on,
    except,
    paths: [
      ...chosen.filter((path) =>
        paths.some((folder) => isIn(path, folder)) && !except.some((other) => isIn(path, other))
      ),
      ...paths.filter((folder) => chosen.some((path) => folder !== path && isIn(folder, path))),
    ],
  };
}

/**
 * The folder, or what is in it where one of `except` is below it: with many folders at once,
 * `deno test --ignore` passes some of what it should ignore.
 */
function leaveOut(except: string[], folder: string): string[] {
  if (except.includes(folder)) return [];
  if (!except.some((path) => path.startsWith(`${folder}/`))) return [folder];
  return [...Deno.readDirSync(join(root, folder))]
    .filter(({ name, isDirectory }) => isDirectory || name.endsWith(".test.ts"))
    .flatMap(({ name }) => leaveOut(except, `${folder}/${name}`));
}

async function run({ paths: folders, on, except = [] }: Lane): Promise<Results> {
  const paths = folders.flatMap((folder) => leaveOut(except, folder));
  const name = folders.join("+").replaceAll("/", "-").slice(0, 80);
  const log = join(logs, `${name}.log`);
  const flags = on === "nothing" ? ["--parallel", ...filter] : filter;
  const runIn = async (environment: Record<string, string>) => {
    const show = (line: string) => console.log(line);
    const options = { flags, environment, log, show };
    const results = await runTests(paths, options);
    // The stack's log files are removed with it.
    if (environment.STACK_DIRECTORY !== undefined && results.failures.length > 0) {
      const stackLogs = join(environment.STACK_DIRECTORY, "log");
      const files = ["functions.log", "gateway.log"].map((file) => join(stackLogs, file));
      await keepLogs(files, { folder: logs, prefix: name, show });
    }
    return results;
  };
  try {
    if (on === "stack") {
      return await withStackProcess(join(logs, `${name}.stack.log`), runIn);
    }
    // Made once and copied: each file's own cluster would take seconds.
    const needsDatabase = paths.some((path) => path.startsWith("tests/database"));
    return needsDatabase ? await withMigratedCluster(runIn) : await runIn({});
  } catch (error) {
    const failure = { file: paths.join(" "), test: "could not be run", error: inspect(error) };
    return { passed: 0, failures: [failure] };
  }
}

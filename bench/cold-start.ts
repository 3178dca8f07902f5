import { join } from "node:path";
import { type Functions, startFunctions } from "../local/emulator/edge/functions.ts";
import { loadKeys } from "../local/emulator/platform/keys.ts";
import { configFile } from "../local/settings.ts";
import { deployedFunctions } from "../tests/deploy/bundle.ts";
import { type Keep, measured, type Measurement } from "./measurement.ts";
import { median } from "./statistics.ts";

const STARTS = 5;

/** How long each function takes from nothing to an answer, to one that only says hello. */
export async function measureColdStarts(keep: Keep): Promise<Measurement[]> {
  await using parts = new AsyncDisposableStack();
  const scratch = await Deno.makeTempDir({ prefix: "logokraft-cold-" });
  parts.defer(() => Deno.remove(scratch, { recursive: true }));
  await writeHello(scratch);
  const open = async (config: string): Promise<Functions> => {
    const functions = await startFunctions({
      configFile: config,
      environment: {
        ...{ SUPABASE_URL: "http://127.0.0.1:9", SUPABASE_PUBLISHABLE_KEYS: '{"default":"p"}' },
        ...{ SUPABASE_SECRET_KEYS: '{"default":"s"}', GEMINI_API_KEY: "g", ARK_API_KEY: "a" },
      },
      keys: await loadKeys(scratch),
      onLine: () => {},
    });
    parts.defer(() => functions.stop());
    return functions;
  };
  const hello = await open(join(scratch, "config.toml"));
  const ours = await open(configFile);
  const names = (await deployedFunctions()).map(({ name }) => name).sort();
  const times = new Map(["hello", ...names].map((name): [string, number[]] => [name, []]));
  for (let n = 0; n <= STARTS; n++) {
    for (const [name, its] of times) {
      const took = await startAnew(name === "hello" ? hello : ours, name);
      if (n > 0) its.push(took); // The first fills Deno's caches.
    }
  }
  keep("milliseconds", Object.fromEntries(times));
  const least = median(times.get("hello") ?? []);
  return names.map((name) => {
    const took = median(times.get(name) ?? []);
    return measured(`cold start of ${name} ÷ of hello`, took / least, {
      from: `${took.toFixed(0)} ÷ ${least.toFixed(0)} ms, of ${STARTS}`,
    });
  });
}

async function writeHello(folder: string): Promise<void> {
  const own = join(folder, "functions/hello");
  await Deno.mkdir(own, { recursive: true });
  await Deno.writeTextFile(join(own, "index.ts"), `Deno.serve(() => new Response("hello"));\n`);
  await Deno.writeTextFile(join(own, "deno.json"), `{ "imports": {} }\n`);
  // The project's own settings, for functions that aren't there.
  const config = await Deno.readTextFile(configFile);
  const withoutFunctions = config.replace(
    /^\[functions\.[\s\S]*?(?=^\[(?!functions\.)|$(?![\s\S]))/gm,
    "",
  );
  await Deno.writeTextFile(
    join(folder, "config.toml"),
    `${withoutFunctions}\n[functions.hello]\nverify_jwt = false\n`,
  );
}

/** Milliseconds until a new worker has answered. */
async function startAnew(functions: Functions, name: string): Promise<number> {
  functions.renew(name);
  const from = performance.now();
  const request = new Request(`http://127.0.0.1/functions/v1/${name}`, { method: "OPTIONS" });
  const response = await functions.handle(request, "127.0.0.1");
  await response.body?.cancel();
  return performance.now() - from;
}

import { dirname, join } from "node:path";
import { loadConfig } from "../platform/config.ts";
import { type CallerKeys, refuseStranger } from "./callers.ts";
import { discoverFunctions } from "./discover.ts";
import { EdgeFunction } from "./edge-function.ts";
import { type Limits, limitsHere } from "./limits.ts";
import { platformError } from "./platform-error.ts";
import { watchFunctions } from "./reload.ts";
import { BootError } from "./worker.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

export interface FunctionsOptions {
  /** The path of a `config.toml`, beside which the functions lie. */
  configFile: string;
  /** What every function's process gets, and nothing else. */
  environment: Record<string, string>;
  /** Tell who may call functions with `verify_jwt`. */
  keys: CallerKeys;
  /** Receives each line that a function prints. */
  onLine(name: string, line: string, stream: "stdout" | "stderr"): void;
  /** Default: `limitsHere`. */
  limits?: Partial<Limits>;
  /** Another Deno than this process's. */
  deno?: string;
}

export interface Functions {
  /** Answers for `/functions/v1/…`. */
  handle(request: Request, peerAddress: string): Promise<Response>;
  /** Resolves when every function has a worker that answers. @throws BootError, named. */
  warmUp(): Promise<void>;
  /** Gives a function's next request a new worker, as a saved file does. */
  renew(name: string): void;
  /** Ends a function's processes with SIGKILL; false: there is none to end. */
  kill(name: string): boolean;
  stop(): Promise<void>;
}

/** Runs the Edge Functions beside a `config.toml`, one process each, and anew once they are saved. */
export async function startFunctions(options: FunctionsOptions): Promise<Functions> {
  const { configFile } = options;
  const config = await loadConfig(configFile);
  const functionsFolder = join(dirname(configFile), "functions");
  const functions = new Map<string, { edge: EdgeFunction; verifyJwt: boolean }>();
  for (
    const { name, verifyJwt, ...files } of await discoverFunctions(config, dirname(configFile))
  ) {
    const edge = new EdgeFunction({
      ...files,
      functionsFolder,
      environment: options.environment,
      onLine: (line, stream) => options.onLine(name, line, stream),
      limits: { ...limitsHere, ...options.limits },
      oneshot: config.edge_runtime.policy === "oneshot",
      deno: options.deno,
    });
    functions.set(name, { edge, verifyJwt });
  }
  const watch = await watchFunctions(functionsFolder, [...functions.keys()], (names) => {
    names.forEach(renew);
  });
  function renew(name: string): void {
    functions.get(name)?.edge.renew();
  }

  return {
    async handle(request, peerAddress) {
      const [, name = ""] = /^\/functions\/v1\/([^/]+)/.exec(new URL(request.url).pathname) ?? [];
      const found = functions.get(name);
      if (!found) return platformError(404, "NOT_FOUND", "Requested function was not found");
      if (!methods.includes(request.method)) {
        const headers = { allow: methods.join(", ") };
        return Response.json({ message: "Method not allowed" }, { status: 405, headers });
      }
      const refusal = found.verifyJwt ? await refuseStranger(request, options.keys) : undefined;
      return refusal ?? await found.edge.handle(request, peerAddress);
    },
    async warmUp() {
      await Promise.all([...functions].map(async ([name, { edge }]) => {
        try {
          await edge.worker();
        } catch (error) {
          throw new BootError(`The function ${name} did not start:\n${(error as Error).message}`);
        }
      }));
    },
    renew,
    kill: (name) => functions.get(name)?.edge.kill() ?? false,
    async stop() {
      watch.stop();
      await Promise.all([...functions.values()].map(({ edge }) => edge.stop()));
    },
  };
}

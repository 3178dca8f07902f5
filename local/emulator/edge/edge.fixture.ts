import { type Gateway, startGateway } from "../gateway/gateway.ts";
import type { CallerKeys } from "./callers.ts";
import { type Functions, type FunctionsOptions, startFunctions } from "./functions.ts";

const fixtures = new URL("fixtures/supabase/config.toml", import.meta.url).pathname;

/** Knows one user, whose token is `header.payload.good` with the header of ES256. */
export const keys: CallerKeys = {
  publishableKey: "sb_publishable_fixture",
  secretKey: "sb_secret_fixture",
  verifyToken: (token) =>
    token === goodToken ? Promise.resolve({}) : Promise.reject(new Error("forged")),
};

export const goodToken = `${btoa('{"alg":"ES256"}').replaceAll("=", "")}.e30.good`;

/** The functions in `fixtures/`, or others, behind a gateway. */
export class Edge implements AsyncDisposable {
  readonly printed: string[] = [];
  #news = Promise.withResolvers<void>();
  readonly functions: Functions;
  readonly #gateway: Gateway;

  private constructor(functions: Functions) {
    this.functions = functions;
    this.#gateway = startGateway({
      port: 0,
      routes: [{ prefix: "/functions/v1", handle: functions.handle, ownCors: true }],
    });
  }

  static async start(options: Partial<FunctionsOptions> = {}): Promise<Edge> {
    const lines: ((line: string) => void)[] = [];
    const functions = await startFunctions({
      configFile: fixtures,
      environment: {},
      keys,
      onLine: (name, line) => lines.forEach((listen) => listen(`${name} ${line}`)),
      ...options,
    });
    const edge = new Edge(functions);
    lines.push((line) => edge.#hear(line));
    return edge;
  }

  get url(): string {
    return `${this.#gateway.url}/functions/v1`;
  }

  fetch(path: string, init?: RequestInit): Promise<Response> {
    return fetch(`${this.url}${path}`, init);
  }

  /** The process that answers. */
  async pid(path: string): Promise<number> {
    return (await (await this.fetch(path)).json()).pid;
  }

  /** Resolves once a function has printed this, which may be before or after the call. */
  async hears(line: string): Promise<void> {
    while (!this.printed.includes(line)) await this.news();
  }

  /** Resolves with the next line that a function prints. */
  news(): Promise<void> {
    return this.#news.promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.functions.stop();
    await this.#gateway.stop();
  }

  #hear(line: string): void {
    this.printed.push(line);
    this.#news.resolve();
    this.#news = Promise.withResolvers();
  }
}

/** Whether the process runs; a zombie counts as ended. */
export function isAlive(pid: number): boolean {
  try {
    return Deno.readTextFileSync(`/proc/${pid}/cmdline`) !== "";
  } catch {
    return false;
  }
}

/**
 * Runs inside a function's process, before the function: adds what the platform has and plain Deno
 * hasn't, takes away what the platform withholds, then imports the function. Arguments: the
 * function's entrypoint, and a word that only the platform knows and that begins its own messages
 * on standard output: `WORD listening PORT`, `WORD alert` (half of the memory is in use: no new
 * requests, please), `WORD memory` (nine tenths are: the process is about to end).
 *
 * The platform speaks to the process by its standard input: `beforeunload REASON` passes that event
 * on, and `retire` lets the process end once it is idle. When standard input ends, because the
 * platform has ended in whatever way, the process ends.
 */
import { blockFileCalls, blockSyncReads, quietenProcessCalls } from "./hosted-deno.ts";
import { watchMemory } from "./memory.ts";
import { TextLineStream } from "./text-lines.ts";

const [entrypoint = "", secretWord = ""] = Deno.args;
// As on hosted there are no arguments; and the function must not know the platform's word.
Object.defineProperty(Deno, "args", { value: [] });
Deno.env.delete("NO_COLOR");
const exit = Deno.exit.bind(Deno);
const serve = Deno.serve.bind(Deno);

const pending = new Set<Promise<unknown>>();
let retired = false;
let announced = false;

function tell(message: string): void {
  console.log(`${secretWord} ${message}`);
}

function keep(work: Promise<unknown>): void {
  const kept = work.catch(() => {}).finally(() => {
    pending.delete(kept);
    leaveWhenIdle();
  });
  pending.add(kept);
}

/** `EdgeRuntime.waitUntil`. What fails there would otherwise fail unseen. */
function waitUntil(work: Promise<unknown>): void {
  keep(Promise.resolve(work).catch((error) => console.error(error)));
}

function leaveWhenIdle(): void {
  if (!retired || pending.size > 0) return;
  announceUnload("early_drop");
  // The listeners of `beforeunload` may have begun work that is to be finished.
  if (pending.size === 0) exit(0);
}

function announceUnload(reason: string): void {
  if (announced) return;
  announced = true;
  dispatchEvent(new CustomEvent("beforeunload", { cancelable: true, detail: { reason } }));
}

async function listenToPlatform(): Promise<void> {
  const lines = Deno.stdin.readable
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new TextLineStream());
  for await (const line of lines) {
    if (line.startsWith("beforeunload ")) announceUnload(line.slice("beforeunload ".length));
    if (line === "retire") {
      retired = true;
      leaveWhenIdle();
    }
  }
  exit(0);
}

type Handler = (request: Request, info: Deno.ServeHandlerInfo) => Response | Promise<Response>;
type Options = Pick<Deno.ServeTcpOptions, "onError" | "onListen"> & { handler?: Handler };

/** The request as the client made it: its address, and a length that a stream can't carry. */
function asSent(request: Request): Request {
  const { pathname, search } = new URL(request.url);
  const host = request.headers.get("x-forwarded-host") ?? "localhost";
  const sent = new Request(`http://${host}${pathname}${search}`, request);
  const length = sent.headers.get("x-original-content-length");
  sent.headers.delete("x-original-content-length");
  if (length !== null) sent.headers.set("content-length", length);
  return sent;
}

let served = false;

function serveHere(handler: Handler, { onError, onListen }: Options = {}): Deno.HttpServer {
  served = true;
  // Whatever port the function asked for: the platform decides where it listens.
  const server = serve({
    hostname: "127.0.0.1",
    port: 0,
    ...(onError && { onError }),
    onListen(address) {
      tell(`listening ${address.port}`);
      onListen?.(address);
    },
    handler(request, info) {
      // Until its last byte is out: a stream's worker isn't idle.
      keep(info.completed);
      return handler(asSent(request), info);
    },
  });
  // A function that stopped its server is of no more use: the next request gets another worker.
  server.finished.finally(() => {
    retired = true;
    leaveWhenIdle();
  });
  return server;
}

Object.defineProperty(Deno, "serve", {
  value(first: Handler | Options, second?: Handler) {
    const options = typeof first === "object" ? first : {};
    const handler = typeof first === "function" ? first : second ?? options.handler;
    if (typeof handler !== "function") {
      throw new TypeError("A handler function must be provided.");
    }
    return serveHere(handler, options);
  },
});
Object.defineProperty(globalThis, "EdgeRuntime", { value: { waitUntil } });
quietenProcessCalls();
blockFileCalls();

listenToPlatform();
watchMemory({
  onHalf: () => tell("alert"),
  onNearlyFull: () => announceUnload("memory"),
  onFull() {
    tell("memory");
    exit(1);
  },
});
const { default: declared } = await import(entrypoint);
blockSyncReads();
if (!served && declared && Object.hasOwn(declared, "fetch")) {
  serveHere((request) => declared.fetch(request));
}
if (!served) {
  console.error("The function serves nothing: it calls no Deno.serve and exports no { fetch }");
  exit(1);
}

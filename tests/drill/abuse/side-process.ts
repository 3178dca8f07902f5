import { z } from "zod";
import { TextLineStream } from "../../../local/emulator/edge/text-lines.ts";
import { root } from "../../../local/settings.ts";

/**
 * A part of the drill with a process of its own: what it does takes no time from the event loop in
 * which others' calls are measured. It ends when its standard input does.
 */
export class SideProcess<Findings> implements AsyncDisposable {
  readonly #child: Deno.ChildProcess;
  readonly #input: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>;
  /** What it found. Rejects where it ended without a word. */
  readonly findings: Promise<Findings>;

  /**
   * @param script beside this file; it begins with `takeOrder` and ends with `report`.
   * @param findings the shape of what it reports.
   */
  constructor(script: string, order: object, findings: z.ZodType<Findings>) {
    this.#child = new Deno.Command(Deno.execPath(), {
      args: ["run", "--allow-all", "--lock=deno.lock", `tests/drill/abuse/${script}`],
      ...{ cwd: root, stdin: "piped", stdout: "piped", stderr: "inherit" },
    }).spawn();
    this.#input = this.#child.stdin.getWriter();
    this.findings = new Response(this.#child.stdout).text()
      .then((text) => findings.parse(JSON.parse(text)));
    // Whoever awaits them is told; until then it must not count as unhandled.
    this.findings.catch(() => {});
    void this.#say(JSON.stringify(order));
  }

  /** Tells it that the attacks are over. */
  async callOff(): Promise<void> {
    await this.#say("over");
  }

  /** Has it end, whatever is still to come. */
  async end(): Promise<void> {
    await this.#input.close().catch(() => {}); // The process may have ended already.
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
    await this.#child.status;
  }

  async #say(line: string): Promise<void> {
    await this.#input.write(new TextEncoder().encode(`${line}\n`)).catch(() => {});
  }
}

/** What a side process was told: its order, that the attacks are over, and that it has to end. */
export async function takeOrder<Order>(
  shape: z.ZodType<Order>,
): Promise<{ order: Order; over: AbortSignal; ending: AbortSignal }> {
  const lines = Deno.stdin.readable.pipeThrough(new TextDecoderStream())
    .pipeThrough(new TextLineStream())[Symbol.asyncIterator]();
  const { value: first } = await lines.next();
  const [over, ending] = [new AbortController(), new AbortController()];
  const listen = async () => {
    const { done } = await lines.next();
    over.abort();
    if (!done) await lines.next();
    ending.abort();
  };
  void listen();
  return {
    order: shape.parse(JSON.parse(first ?? "")),
    over: over.signal,
    ending: ending.signal,
  };
}

/** Ends the process, which has found this. */
export function report(findings: object): never {
  Deno.stdout.writeSync(new TextEncoder().encode(JSON.stringify(findings)));
  Deno.exit(0);
}

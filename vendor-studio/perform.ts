import type { Call, Calls } from "./calls.ts";
import type { Easel } from "./easel.ts";
import type { FaultRule, Faults, Subject } from "./faults.ts";
import { delay, type Latency, latencyFor } from "./latency.ts";
import type { Quotas } from "./quotas.ts";

/** What every vendor's route works with. */
export interface Floor {
  calls: Calls;
  faults: Faults;
  quotas: Quotas;
  latency: Latency;
  easel: Easel;
}

/** How a vendor says that something went wrong. */
export interface Voice {
  failed(status: number): Response;
  throttled(retryAfterSeconds: number | undefined): Response;
  refused(): Response;
}

/** What is to be wrong with a picture that is answered as if all were well. */
export type Spoil = "misspell" | "not_a_picture" | "picture_error" | "expired_url" | undefined;

/** What a well-formed call is answered with. */
type Answer = (spoil: Spoil) => Response | Promise<Response>;

/**
 * Takes one well-formed call through its wait, the fault that is on order for it if any, and its
 * answer. The wait ends early when the client goes away.
 */
export async function perform(
  floor: Floor,
  subject: Subject & { kind: "text" | "picture" },
  signal: AbortSignal,
  voice: Voice,
  answer: Answer,
): Promise<Response> {
  const call = floor.calls.open(subject);
  const refusal = subject.kind === "picture" ? floor.quotas.take(subject.vendor) : undefined;
  if (refusal !== undefined) {
    call.outcome = "turned_away";
    return voice.throttled(refusal.retryAfterSeconds);
  }
  const drawn = (spoil: Spoil) =>
    subject.kind === "picture" ? floor.easel.draw(signal, () => answer(spoil)) : answer(spoil);
  const rule = floor.faults.strike(subject);
  const response = await carryOut(
    rule,
    latencyFor(floor.latency, subject.prompt),
    signal,
    voice,
    drawn,
  );
  call.outcome = response === undefined ? "abandoned" : outcomeOf(rule, response);
  return response ?? voice.failed(504);
}

/** How a call has ended that nobody broke off. */
export function outcomeOf(rule: FaultRule | undefined, { ok }: Response): Call["outcome"] {
  if (rule !== undefined) return `fault:${rule.fault}`;
  return ok ? "answered" : "refused";
}

/**
 * The answer after its wait, or what the fault makes of it; undefined where the signal came first.
 */
export async function carryOut(
  rule: FaultRule | undefined,
  milliseconds: number,
  signal: AbortSignal,
  voice: Voice,
  answer: Answer,
): Promise<Response | undefined> {
  const readyAt = performance.now() + milliseconds + addedDelay(rule);
  try {
    // A vendor's time includes its drawing. What hangs would be drawn for nobody.
    const response = rule?.fault === "hang" ? voice.failed(504) : await faulty(rule, voice, answer);
    await delay(Math.max(0, readyAt - performance.now()), signal);
    return response;
  } catch (error) {
    if (!signal.aborted) throw error;
    return undefined;
  }
}

/** A hanging call waits for its client to give up: longer than any of ours would. */
const HANG = 24 * 60 * 60 * 1000;

function addedDelay(rule: FaultRule | undefined): number {
  if (rule?.fault === "hang") return HANG;
  return rule?.fault === "latency" ? rule.milliseconds : 0;
}

async function faulty(
  rule: FaultRule | undefined,
  voice: Voice,
  answer: Answer,
): Promise<Response> {
  switch (rule?.fault) {
    case "status":
      return voice.failed(rule.status);
    case "throttle":
      return voice.throttled(rule.retryAfterSeconds);
    case "refusal":
      return voice.refused();
    case "garbage":
      return new Response("<html>upstream connect error</html>", {
        headers: { "content-type": "text/html" },
      });
    case "cut_body":
      return cut(await answer(undefined));
    case "misspell":
    case "not_a_picture":
    case "picture_error":
    case "expired_url":
      return await answer(rule.fault);
    default:
      return await answer(undefined);
  }
}

/** The same answer, whose connection breaks half-way through the body. */
async function cut(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const halves = [bytes.subarray(0, bytes.length >> 1)];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const half = halves.shift();
      // No `Error`: the server would log its stack as if something had gone wrong.
      if (half === undefined) controller.error("cut on order");
      else controller.enqueue(half);
    },
  });
  const headers = new Headers(response.headers);
  headers.set("content-length", String(bytes.length));
  return new Response(body, { status: response.status, headers });
}

import { setTimeout as delay } from "node:timers/promises";
import type { Call, Calls } from "./calls.ts";
import type { DrawingQueue } from "./drawing-queue.ts";
import type { Fault, Faults, Subject } from "./faults.ts";
import { type Latency, latencyFor } from "./latency.ts";
import type { Quotas } from "./quotas.ts";
import type { Picture, PictureFault } from "./faulty-picture.ts";

/** What every vendor's route works with. */
export interface StudioState {
  calls: Calls;
  faults: Faults;
  quotas: Quotas;
  latency: Latency;
  drawing: DrawingQueue;
  /** Keeps a file that an answer names by URL; returns its id. */
  keepPicture(picture: Picture): string;
  /** Tells whoever runs the studio, once for each text. */
  warn(text: string): void;
}

/** How a vendor says that something went wrong. */
export interface ErrorAnswers {
  failed(status: number): Response;
  throttled(retryAfterSeconds: number | undefined): Response;
  refused(): Response;
}

/** What a well-formed call is answered with. */
type Answer = (pictureFault: PictureFault) => Response | Promise<Response>;

/**
 * Takes one well-formed call through its wait, the fault that is on order for it if any, and its
 * answer. The wait is the studio's latency, times the model's pace, and ends early when the client
 * goes away.
 */
export async function answerCall(
  state: StudioState,
  subject: Subject & { kind: "text" | "picture"; pace?: number },
  signal: AbortSignal,
  errors: ErrorAnswers,
  answer: Answer,
): Promise<Response> {
  const { pace = 1, ...asked } = subject;
  const call = state.calls.open(asked);
  const place = subject.kind === "picture" ? state.quotas.take(subject.vendor) : undefined;
  if (place !== undefined && "retryAfterSeconds" in place) {
    call.outcome = "turned_away";
    return errors.throttled(place.retryAfterSeconds);
  }
  using _place = place;
  const drawn = (pictureFault: PictureFault) =>
    subject.kind === "picture"
      ? state.drawing.run(signal, () => answer(pictureFault))
      : answer(pictureFault);
  const rule = state.faults.takeFor(subject);
  const response = await answerInTime(
    rule,
    pace * latencyFor(state.latency, subject.prompt),
    signal,
    errors,
    drawn,
  );
  call.outcome = response === undefined ? "abandoned" : outcomeOf(rule, response);
  return response ?? errors.failed(504);
}

/** How a call has ended that its client waited for. */
export function outcomeOf(rule: Fault | undefined, { ok }: Response): Call["outcome"] {
  if (rule !== undefined) return `fault:${rule.fault}`;
  return ok ? "answered" : "refused";
}

/**
 * The answer after its wait, or what the fault makes of it; undefined where the signal aborted.
 */
export async function answerInTime(
  rule: Fault | undefined,
  milliseconds: number,
  signal: AbortSignal,
  errors: ErrorAnswers,
  answer: Answer,
): Promise<Response | undefined> {
  const readyAt = performance.now() + milliseconds;
  try {
    // The wait includes the time for drawing. A call that hangs is never answered: nothing is drawn.
    const response = rule?.fault === "hang"
      ? errors.failed(504)
      : await answerWithFault(rule, errors, answer);
    // Timers cut off parts of a millisecond.
    await delay(Math.ceil(Math.max(0, readyAt - performance.now())), undefined, { signal });
    if (rule?.fault === "hang") await delay(HANG, undefined, { signal });
    if (rule?.fault === "latency") await delayUntilCleared(rule, signal);
    return response;
  } catch (error) {
    if (!signal.aborted) throw error;
    return undefined;
  }
}

/** A hanging call waits for its client to give up: longer than any of ours would. */
const HANG = 24 * 60 * 60 * 1000;

/** So that a test can hold an answer for as long as it needs, however fast the machine is. */
async function delayUntilCleared({ milliseconds, cleared }: Fault, signal: AbortSignal) {
  await delay(milliseconds, undefined, { signal: AbortSignal.any([signal, cleared]) })
    .catch(() => signal.throwIfAborted());
}

async function answerWithFault(
  rule: Fault | undefined,
  errors: ErrorAnswers,
  answer: Answer,
): Promise<Response> {
  switch (rule?.fault) {
    case "status":
      return withWait(errors.failed(rule.status), rule.retryAfterSeconds);
    case "throttle":
      return errors.throttled(rule.retryAfterSeconds);
    case "refusal":
      return errors.refused();
    case "garbage":
      return new Response("<html>upstream connect error</html>", {
        headers: { "content-type": "text/html" },
      });
    case "redirect":
      // The status with which a client that follows sends its body along.
      return new Response(null, { status: 307, headers: { location: rule.location ?? "" } });
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

function withWait(response: Response, seconds: number | undefined): Response {
  if (seconds !== undefined) response.headers.set("retry-after", String(seconds));
  return response;
}

import type { Call } from "../../calls.ts";
import type { Step } from "../../faults.ts";
import { latencyFor } from "../../latency.ts";
import { Latest } from "../../latest.ts";
import { answerInTime, type ErrorAnswers, outcomeOf, type StudioState } from "../../answer-call.ts";
import { type FalModel, falModels } from "../../models/fal.ts";
import type { PictureFault } from "../../faulty-picture.ts";
import { rowOf } from "../../models/table.ts";
import { jsonBody } from "../json-body.ts";
import {
  contentPolicyViolation,
  failure,
  modelError,
  notFound,
  tooMany,
  unauthorized,
} from "./errors.ts";
import { readInput } from "./input.ts";
import { begin, type Job } from "./queue.ts";
import { drawResult } from "./result.ts";

/** fal keeps results for an hour; this is more than are asked for again. */
const KEPT_JOBS = 1000;
/** How much of its time a job waits for a runner. */
const QUEUED_SHARE = 0.2;

/**
 * fal.ai's queue: `POST /{model}`, and `GET …/status`, `GET` and `PUT …/cancel` at
 * `/{owner}/{app}/requests/{id}`. Answers undefined for paths that are none of its own.
 */
export function createFalQueue(state: StudioState) {
  const jobs = new Latest<Job>(KEPT_JOBS);

  return async (request: Request): Promise<Response | undefined> => {
    const { pathname, origin } = new URL(request.url);
    const path = pathname.slice(1);
    const [, app, id, step = ""] =
      /^([^/]+\/[^/]+)\/requests\/([^/]+)(\/status|\/cancel)?$/.exec(path) ?? [];
    const isSubmission = request.method === "POST" && /^(fal-ai|bytedance)\//.test(path);
    if (id === undefined && !isSubmission) return undefined;
    if (!/^Key \S+$/.test(request.headers.get("authorization") ?? "")) return unauthorized();
    if (id === undefined) {
      const model = rowOf(falModels, path);
      return model === undefined
        ? notFound(`Application "${path}"`)
        : await submit(path, model, request);
    }
    const found = jobs.find(id);
    const job = found && appOf(found.model) === app ? found : undefined;
    if (step === "/cancel" && request.method === "PUT") return cancel(job);
    if (request.method !== "GET" || step === "/cancel") return failure(405);
    if (job === undefined) return notFound("Request");
    return step === "/status"
      ? await ask(job, "status", request, () => status(job, origin))
      : await ask(job, "result", request, () => job.answer() ?? stillRunning());
  };

  async function submit(path: string, model: FalModel, request: Request): Promise<Response> {
    const { origin } = new URL(request.url);
    const body = await jsonBody(request);
    const read = readInput(model, body);
    const prompt = read.ok ? read.input.prompt : JSON.stringify(body) ?? "";
    const subject = { vendor: "fal" as const, model: path, prompt };
    const call = state.calls.open({ ...subject, kind: "picture" });
    const place = state.quotas.take("fal");
    if ("retryAfterSeconds" in place) {
      call.outcome = "turned_away";
      return tooMany(place.retryAfterSeconds);
    }
    const rule = state.faults.takeFor({ ...subject, step: "submit" });
    const milliseconds = model.pace * latencyFor(state.latency, prompt);
    const accepted = await answerInTime(rule, 0, request.signal, errorsFor(prompt), () => {
      const job = begin({
        model: path,
        prompt,
        waits: milliseconds * QUEUED_SHARE,
        run: (signal) =>
          run(call, subject, milliseconds, signal, (pictureFault) => {
            // The queue accepts any input; the model rejects what it can't use.
            if (!read.ok) return modelError(read.status, read.objections, false);
            return drawResult(model.format, read.input, pictureFault, (picture) =>
              `${origin}/files/${state.keepPicture(picture)}`);
          }),
      });
      jobs.keep(job.id, job);
      return Response.json({ ...addresses(job, origin), status: "IN_QUEUE", queue_position: 0 });
    });
    if (accepted === undefined) call.outcome = "abandoned";
    else if (rule !== undefined) call.outcome = outcomeOf(rule, accepted);
    return accepted ?? failure(504);
  }

  /** Runs the model; the call ends when it does. */
  async function run(
    call: Call,
    subject: { vendor: "fal"; model: string; prompt: string },
    milliseconds: number,
    signal: AbortSignal,
    answer: (pictureFault: PictureFault) => Response,
  ): Promise<Response> {
    const rule = state.faults.takeFor({ ...subject, step: "job" });
    const drawn = (pictureFault: PictureFault) =>
      state.drawing.run(signal, () => answer(pictureFault));
    const done = await answerInTime(rule, milliseconds, signal, errorsFor(subject.prompt), drawn)
      .catch((error) => {
        console.error(error);
        return failure(500);
      });
    if (call.outcome === "open") call.outcome = done ? outcomeOf(rule, done) : "cancelled";
    return done ?? failure(499);
  }

  /** One of the requests after the submission. They cost nothing, and aren't counted. */
  async function ask(
    { model, prompt }: Job,
    step: Step,
    { signal }: Request,
    answer: () => Response,
  ): Promise<Response> {
    const rule = state.faults.takeFor({ vendor: "fal", model, prompt, step });
    return await answerInTime(rule, 0, signal, errorsFor(prompt), answer) ?? failure(504);
  }
}

/** What a job's addresses are made of: the model's owner and its app, without the endpoint. */
function appOf(path: string): string {
  return path.split("/").slice(0, 2).join("/");
}

/** @param prompt what a refusal quotes */
function errorsFor(prompt: string): ErrorAnswers {
  return {
    failed: failure,
    throttled: tooMany,
    refused: () => contentPolicyViolation(prompt),
  };
}

function addresses({ id, model }: Job, origin: string) {
  const url = `${origin}/${appOf(model)}/requests/${id}`;
  return {
    request_id: id,
    response_url: url,
    status_url: `${url}/status`,
    cancel_url: `${url}/cancel`,
  };
}

/** A job that failed is completed as well: its error comes with the result. */
function status(job: Job, origin: string): Response {
  const state = job.state();
  const body = { status: state, ...addresses(job, origin) };
  if (state === "IN_QUEUE") return Response.json({ ...body, queue_position: 0 }, { status: 202 });
  if (state === "IN_PROGRESS") return Response.json({ ...body, logs: [] }, { status: 202 });
  return Response.json({ ...body, logs: [], metrics: { inference_time: job.seconds() } });
}

function stillRunning(): Response {
  return Response.json({ detail: "Request is still in progress" }, { status: 400 });
}

function cancel(job: Job | undefined): Response {
  if (job === undefined) return Response.json({ status: "NOT_FOUND" }, { status: 404 });
  if (job.state() === "COMPLETED") {
    return Response.json({ status: "ALREADY_COMPLETED" }, { status: 400 });
  }
  job.cancel();
  return Response.json({ status: "CANCELLATION_REQUESTED" }, { status: 202 });
}

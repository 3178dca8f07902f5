/** One request in fal's queue, which goes on whether or not anybody waits for it. */
export interface Job {
  readonly id: string;
  readonly model: string;
  readonly prompt: string;
  state(): "IN_QUEUE" | "IN_PROGRESS" | "COMPLETED";
  /** What the model answered; undefined until it is done. Read it as often as you like. */
  answer(): Response | undefined;
  /** Seconds from its submission to its end. */
  seconds(): number;
  cancel(): void;
}

interface Work {
  model: string;
  prompt: string;
  /** Milliseconds until a runner takes it up. */
  waits: number;
  /** What the model answers in the end. */
  run(signal: AbortSignal): Promise<Response>;
}

/** Begins a request's work, behind the answer to its submission. */
export function begin({ model, prompt, waits, run }: Work): Job {
  const from = performance.now();
  const stop = new AbortController();
  let answer: Response | undefined;
  let to = from;
  // Drawing blocks the thread: the submission is answered before it begins.
  setTimeout(async () => {
    answer = await run(stop.signal);
    to = performance.now();
  });
  return {
    id: crypto.randomUUID(),
    model,
    prompt,
    state() {
      if (answer !== undefined) return "COMPLETED";
      return performance.now() - from < waits ? "IN_QUEUE" : "IN_PROGRESS";
    },
    answer: () => answer?.clone(),
    seconds: () => (to - from) / 1000,
    cancel: () => stop.abort(),
  };
}

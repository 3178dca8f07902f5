import { forward } from "./forward.ts";
import { platformError } from "./platform-error.ts";
import { BootError, startWorker, type Worker, type WorkerOptions } from "./worker.ts";

export interface EdgeFunctionOptions extends Omit<WorkerOptions, "onAlert"> {
  /** Every request gets a worker of its own. */
  oneshot?: boolean;
}

/** Milliseconds to wait for a worker's end, after it has broken off an answer. */
const END_AFTER_BREAK = 1_000;

/**
 * Keeps a function answering: a worker takes requests for half of its wall clock, then another
 * takes over while it finishes what it has. One that dies is followed by the next request's own.
 */
export class EdgeFunction {
  #current: Promise<Worker> | undefined;
  #requests = 0;
  readonly #stopping = new AbortController();
  readonly #starting = new Set<Promise<Worker>>();
  readonly #alive = new Set<Worker>();

  constructor(private readonly options: EdgeFunctionOptions) {}

  /** Answers as hosted does where the function can't. */
  async handle(request: Request, peerAddress: string): Promise<Response> {
    if (this.#stopping.signal.aborted) return bootFailure();
    let worker: Worker;
    let arrived: () => void;
    try {
      worker = await this.worker();
      arrived = worker.expect();
    } catch (error) {
      if (error instanceof BootError) return bootFailure();
      throw error;
    }
    this.#requests++;
    if (this.options.oneshot) this.renew();
    try {
      const { idleTimeout } = this.options.limits;
      const { origin } = worker;
      return await forward(request, {
        origin,
        peerAddress,
        idleTimeout,
        cut: this.#stopping.signal,
      });
    } catch {
      // nginx's status for a client that has gone: only the log sees it.
      if (request.signal.aborted) return new Response(null, { status: 499 });
      return await crash(worker);
    } finally {
      arrived();
    }
  }

  /** The worker that takes requests now. @throws BootError */
  worker(): Promise<Worker> {
    return this.#current ??= this.#start();
  }

  /** The next request gets a new worker; the present one finishes what it has. */
  renew(): void {
    if (this.#current) this.#retire(this.#current);
  }

  /** Ends its workers at once, as a crash would; says whether there was one. */
  kill(): boolean {
    for (const worker of this.#alive) worker.kill();
    return this.#alive.size > 0;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.allSettled(this.#starting);
    await Promise.all([...this.#alive].map((worker) => worker.stop()));
  }

  #start(): Promise<Worker> {
    const starting: Promise<Worker> = startWorker({
      ...this.options,
      onAlert: () => this.#retire(starting),
    });
    this.#starting.add(starting);
    starting.then((worker) => this.#watch(worker, starting), () => this.#forget(starting))
      .finally(() => this.#starting.delete(starting));
    return starting;
  }

  #watch(worker: Worker, starting: Promise<Worker>): void {
    this.#alive.add(worker);
    const before = this.#requests;
    const half = setTimeout(
      () => this.#requests > before ? this.#succeed(starting) : this.#retire(starting),
      this.options.limits.wallClock / 2,
    );
    worker.ended.then(() => {
      clearTimeout(half);
      this.#alive.delete(worker);
      this.#forget(starting);
    });
  }

  /** Nobody waits for the next worker's start: this one takes requests until then. */
  async #succeed(starting: Promise<Worker>): Promise<void> {
    const isWanted = this.#current === starting && !this.#stopping.signal.aborted;
    if (!isWanted) return this.#retire(starting);
    const next = this.#start();
    const isUp = await next.then(() => true, () => false);
    // A file may have been saved meanwhile, so that another worker was asked for.
    if (this.#current !== starting) return this.#retire(next);
    this.#retire(starting);
    if (isUp) this.#current = next;
  }

  #retire(starting: Promise<Worker>): void {
    this.#forget(starting);
    starting.then((worker) => worker.retire(), () => {});
  }

  #forget(starting: Promise<Worker>): void {
    if (this.#current === starting) this.#current = undefined;
  }
}

function bootFailure(): Response {
  return platformError(503, "BOOT_ERROR", "Function failed to start (please check logs)");
}

async function crash(worker: Worker): Promise<Response> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const unclear = new Promise<{ outOfMemory: false }>((resolve) => {
    timer = setTimeout(() => resolve({ outOfMemory: false }), END_AFTER_BREAK);
  });
  // Once it has settled, the next request gets another worker.
  const { outOfMemory } = await Promise.race([worker.ended, unclear]);
  clearTimeout(timer);
  if (!outOfMemory) {
    return platformError(
      500,
      "WORKER_ERROR",
      "Function exited due to an error (please check logs)",
    );
  }
  const message = "Function failed due to not having enough compute resources (please check logs)";
  return platformError(546, "WORKER_RESOURCE_LIMIT", message);
}

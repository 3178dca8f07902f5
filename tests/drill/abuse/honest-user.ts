import { type ApiAnswer, createLogoKraft, type LogoKraft, unwrap } from "@logokraft/client";
import { EventSource } from "eventsource";
import { z } from "zod";
import { sampleBrief } from "../../support/brief.ts";
import { sleep } from "../eventually.ts";

/** Logos that each of them asks for. */
const LOGOS = 3;
/** Milliseconds between two looks of theirs. */
const PAUSE = 250;

/** A call, in milliseconds: when it began, since 1970, and how long it took. */
export const timedCall = z.object({ at: z.number(), took: z.number() });
export type TimedCall = z.infer<typeof timedCall>;

/** What a call failed with, and when, in milliseconds since 1970. */
export const fault = z.object({ at: z.number(), text: z.string() });
export type Fault = z.infer<typeof fault>;

/** Somebody who has logos made, looks at them, and is to notice nothing. */
export class HonestUser {
  readonly calls: TimedCall[] = [];
  readonly faults: Fault[] = [];
  isServed = false;
  readonly #logokraft: LogoKraft;

  constructor(url: string, token: string, private readonly signal: AbortSignal) {
    this.#logokraft = createLogoKraft({
      url,
      getToken: () => token,
      EventSource,
      fetch: (request) => this.#fetch(request),
    });
  }

  /** Has logos made until they have all come, and looks at them until the attacks are over. */
  async work(over: AbortSignal): Promise<void> {
    await this.#work(over).catch((error) => this.#note(error));
  }

  async #work(over: AbortSignal): Promise<void> {
    const { project_id, stream_url: streamUrl } = await this.#insist(() =>
      this.#logokraft.POST("/api/v1/projects", {
        body: { brief_data: { ...sampleBrief, concept_count: LOGOS } },
      })
    );
    const looking = this.#look(project_id, over).catch((error) => this.#note(error));
    const following = this.#logokraft.follow(project_id, { streamUrl, signal: this.signal });
    for await (const message of following) {
      if (message.type !== "generation_complete") continue;
      this.isServed = message.project.progress.completed === LOGOS;
      break;
    }
    await looking;
  }

  async #look(id: string, over: AbortSignal): Promise<void> {
    const params = { path: { id } };
    while (!over.aborted) {
      await this.#insist(() => this.#logokraft.GET("/api/v1/projects"));
      await this.#insist(() => this.#logokraft.GET("/api/v1/projects/{id}", { params }));
      await this.#insist(() => this.#logokraft.GET("/api/v1/projects/{id}/assets", { params }));
      await sleep(PAUSE, over).catch(() => {});
    }
  }

  /** Asks again where it is told to come later, as clients do. That it was counts as a fault. */
  async #insist<Body>(call: () => Promise<ApiAnswer<Body>>): Promise<Body> {
    for (;;) {
      const answer = await call();
      if (answer.response.status !== 503) return await unwrap(Promise.resolve(answer));
      await sleep(1_000, this.signal);
    }
  }

  #note(error: unknown): void {
    this.faults.push({ at: Date.now(), text: String(error) });
  }

  async #fetch(request: Request): Promise<Response> {
    const [at, from] = [Date.now(), performance.now()];
    const response = await fetch(request, { signal: this.signal });
    this.calls.push({ at, took: performance.now() - from });
    if (response.status >= 500) this.faults.push({ at, text: `${request.url} ${response.status}` });
    return response;
  }
}

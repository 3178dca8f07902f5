import { type ApiAnswer, createLogoKraft, type LogoKraft } from "@logokraft/client";
import { sleep } from "../eventually.ts";

/** One try to get an answer. */
export interface Try {
  /** E.g. `POST /projects`. */
  what: string;
  /** Undefined: no answer came. */
  status: number | undefined;
  milliseconds: number;
  /** The answer says when to ask again. */
  hasRetryAfter: boolean;
}

/** Milliseconds that an answer may take. */
const TIMEOUT = 15_000;

/** The product's API, for a user who asks again until it gives a proper answer. */
export class PersistentApi {
  /** @param onTry told of each try but those that the signal ended. */
  constructor(
    readonly url: string,
    private readonly signal: AbortSignal,
    private readonly onTry: (it: Try) => void = () => {},
  ) {}

  /**
   * @param token the user's; undefined before the user has signed up.
   * @param call made for each try.
   * @throws the signal's reason, or where no proper answer came for two minutes.
   */
  async ask<Body>(
    token: string | undefined,
    call: (logokraft: LogoKraft) => Promise<ApiAnswer<Body>>,
  ): Promise<ApiAnswer<Body>> {
    let last: Try | undefined;
    const logokraft = createLogoKraft({
      url: this.url,
      getToken: () => token,
      fetch: (request) => this.#fetch(request, (it) => last = it),
    });
    const until = Date.now() + 120_000;
    for (let tries = 1;; tries++) {
      this.signal.throwIfAborted();
      const answer = await call(logokraft).catch(() => undefined);
      const status = answer?.response.status;
      if (answer && status !== undefined && status < 500 && status !== 429) return answer;
      if (Date.now() > until) {
        throw new Error(`${last?.what}: ${tries} tries, the last was answered by ${status}`);
      }
      await sleep(300, this.signal);
    }
  }

  async #fetch(request: Request, onTry: (it: Try) => void): Promise<Response> {
    const from = performance.now();
    const tell = (response?: Response) => {
      const it: Try = {
        what: `${request.method} ${
          new URL(request.url).pathname.replace("/functions/v1/api/v1", "")
        }`,
        status: response?.status,
        milliseconds: performance.now() - from,
        hasRetryAfter: response?.headers.has("retry-after") ?? false,
      };
      onTry(it);
      if (!this.signal.aborted) this.onTry(it);
    };
    try {
      const signal = AbortSignal.any([this.signal, AbortSignal.timeout(TIMEOUT)]);
      const response = await fetch(request, { signal });
      tell(response);
      return response;
    } catch (error) {
      tell();
      throw error;
    }
  }
}

import { sleep } from "../eventually.ts";

/** What the API said in the end. */
export interface Said {
  status: number;
  body: Record<string, unknown>;
}

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

/** The product's API, for somebody who asks again until it gives a proper answer. */
export class Api {
  /** @param onTry told of each try but those that the signal ended. */
  constructor(
    private readonly url: string,
    private readonly signal: AbortSignal,
    private readonly onTry: (it: Try) => void = () => {},
  ) {}

  /**
   * @param body called for each try.
   * @throws the signal's reason, or where no proper answer came for two minutes.
   */
  async ask(
    method: string,
    path: string,
    { token, body, key }: { token?: string; body?: () => object; key?: string } = {},
  ): Promise<Said> {
    const until = Date.now() + 120_000;
    for (let tries = 1;; tries++) {
      this.signal.throwIfAborted();
      const said = await this.#try(method, path, token, body?.(), key).catch(() => undefined);
      if (said && said.status < 500 && said.status !== 429) return said;
      if (Date.now() > until) {
        throw new Error(`${method} ${path}: ${tries} tries, the last said ${said?.status}`);
      }
      await sleep(300, this.signal);
    }
  }

  async #try(
    method: string,
    path: string,
    token: string | undefined,
    body: object | undefined,
    key: string | undefined,
  ): Promise<Said> {
    const isForm = body instanceof FormData;
    const from = performance.now();
    const tell = (response?: Response) => this.#tell(`${method} ${path}`, from, response);
    const response = await fetch(`${this.url}/functions/v1/api/v1${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(key && { "idempotency-key": key }),
        ...(body && !isForm && { "content-type": "application/json" }),
      },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
      signal: AbortSignal.any([this.signal, AbortSignal.timeout(15_000)]),
    }).catch((error) => {
      tell();
      throw error;
    });
    tell(response);
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : {} };
  }

  #tell(what: string, from: number, response: Response | undefined): void {
    if (this.signal.aborted) return;
    this.onTry({
      what,
      status: response?.status,
      milliseconds: performance.now() - from,
      hasRetryAfter: response?.headers.has("retry-after") ?? false,
    });
  }
}

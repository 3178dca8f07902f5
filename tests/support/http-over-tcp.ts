/** A request that was received whole. */
export interface HttpRequest {
  headers: Headers;
  body: string;
}

/** Answers a request; with several whole answers, if it likes, as no HTTP server would. */
export type AnswerRequest = (request: HttpRequest) => Promise<Response[]>;

const END_OF_HEAD = "\r\n\r\n";

/**
 * An HTTP/1.1 server by hand, on this machine: what it writes is what it is told to, right or wrong.
 * Of an answer it writes the status and the headers. Connections are kept open.
 */
export class HttpOverTcp implements AsyncDisposable {
  readonly #listener: Deno.TcpListener;
  readonly #connections = new Set<Deno.Conn>();
  readonly #running: Promise<void>;
  #isClosed = false;

  constructor(private readonly answer: AnswerRequest, hostname = "127.0.0.1") {
    this.#listener = Deno.listen({ hostname, port: 0 });
    this.#running = this.#accept();
  }

  get port(): number {
    return this.#listener.addr.port;
  }

  /** Closes it; resolves once all requests that it has were answered. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    this.#listener.close();
    this.#connections.forEach(close);
    await this.#running;
  }

  async #accept(): Promise<void> {
    const serving: Promise<void>[] = [];
    // Ends when the listener is closed.
    for await (const connection of this.#listener) {
      // It was taken as this server was closed: its client may never say anything.
      if (this.#isClosed) close(connection);
      this.#connections.add(connection);
      serving.push(this.#serve(connection));
    }
    await Promise.all(serving);
  }

  async #serve(connection: Deno.Conn): Promise<void> {
    try {
      for await (const request of requestsOf(connection)) {
        const answers = await this.answer(request);
        // One by one: a further answer comes when its client thinks that the connection is idle, or has
        // closed it.
        for (const answer of answers) await write(connection, asText(answer));
      }
    } catch {
      // Its client has gone, or this server was closed.
    } finally {
      this.#connections.delete(connection);
      close(connection);
    }
  }
}

/** All requests of a connection, one after the other. @throws where it breaks off in one. */
async function* requestsOf(connection: Deno.Conn): AsyncGenerator<HttpRequest> {
  let text = "";
  // One character a byte, so that lengths are bytes.
  const more = async () => {
    const chunk = new Uint8Array(64 * 1024);
    const count = await connection.read(chunk);
    if (count === null) return false;
    text += Array.from(chunk.subarray(0, count), (byte) => String.fromCharCode(byte)).join("");
    return true;
  };
  for (;;) {
    while (!text.includes(END_OF_HEAD)) if (!await more()) return;
    const begin = text.indexOf(END_OF_HEAD) + END_OF_HEAD.length;
    const [, ...lines] = text.slice(0, begin - END_OF_HEAD.length).split("\r\n");
    const headers = new Headers(lines.map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }));
    const end = begin + Number(headers.get("content-length"));
    while (text.length < end) if (!await more()) throw new Error("the body is cut off");
    const bytes = Uint8Array.from(text.slice(begin, end), (letter) => letter.charCodeAt(0));
    text = text.slice(end);
    yield { headers, body: new TextDecoder().decode(bytes) };
  }
}

function asText({ status, headers }: Response): string {
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const length = status === 204 ? "" : "content-length: 0\r\n";
  return `HTTP/1.1 ${status} ${status}\r\n${length}${lines}\r\n`;
}

async function write(connection: Deno.Conn, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length;) at += await connection.write(bytes.subarray(at));
}

function close(connection: Deno.Conn): void {
  try {
    connection.close();
  } catch {
    // It is closed already.
  }
}

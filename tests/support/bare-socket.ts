type PhoenixMessage = [
  joinRef: string | null,
  ref: string | null,
  topic: string,
  event: string,
  unknown,
];

/** A socket of Realtime for a user's token, spoken to without a client that keeps to the rules. */
export class BareSocket implements Disposable {
  /** The code that it was closed with. */
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  readonly #replies = new Map<string, (payload: unknown) => void>();
  #refs = 0;

  private constructor(socket: WebSocket, private readonly token: string) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => socket.onclose = ({ code }) => resolve(code));
    socket.onmessage = ({ data }) => {
      const [, ref, , event, payload]: PhoenixMessage = JSON.parse(data);
      if (event === "phx_reply") this.#replies.get(ref ?? "")?.(payload);
    };
  }

  /** @param supabaseUrl of the stack. */
  static async open(supabaseUrl: string, key: string, token: string): Promise<BareSocket> {
    const url = new URL("/realtime/v1/websocket?vsn=2.0.0", supabaseUrl);
    url.protocol = url.protocol.replace("http", "ws");
    url.searchParams.set("apikey", key);
    const socket = new WebSocket(url);
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = reject;
    });
    return new BareSocket(socket, token);
  }

  send(...message: PhoenixMessage): void {
    this.#socket.send(JSON.stringify(message));
  }

  /** @returns "ok", or why the channel was refused. */
  async join(topic: string, bindings: number): Promise<string> {
    const ref = `${++this.#refs}`;
    const reply = new Promise<unknown>((resolve) => this.#replies.set(ref, resolve));
    const change = { event: "*", schema: "public", table: "generated_assets" };
    const config = { postgres_changes: Array.from({ length: bindings }, () => change) };
    this.send(ref, ref, `realtime:${topic}`, "phx_join", { config, access_token: this.token });
    const { status, response } = await reply as { status: string; response: { reason?: string } };
    return response.reason ?? status;
  }

  [Symbol.dispose](): void {
    this.#socket.close();
  }
}

/** A client that asks, reads the head of the answer, and takes nothing more until it is closed. */
export class SlowReader implements Disposable {
  private constructor(
    private readonly connection: Deno.Conn,
    readonly status: number,
    /** Seconds; null where the answer names none. */
    readonly retryAfter: number | null,
  ) {}

  /** @throws where no answer comes. */
  static async open(url: URL): Promise<SlowReader> {
    const connection = await Deno.connect({ hostname: url.hostname, port: Number(url.port) });
    try {
      const request = `GET ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\n\r\n`;
      await connection.write(new TextEncoder().encode(request));
      const head = await readHead(connection);
      const retryAfter = /^retry-after: (\d+)\r$/im.exec(head)?.[1];
      const status = Number(head.split(" ")[1]);
      return new SlowReader(connection, status, retryAfter ? Number(retryAfter) : null);
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  [Symbol.dispose](): void {
    this.connection.close();
  }
}

/** The answer's head, and what little of its body arrives in the same piece as the head's end. */
async function readHead(connection: Deno.Conn): Promise<string> {
  const piece = new Uint8Array(256);
  let head = "";
  while (!head.includes("\r\n\r\n")) {
    const size = await connection.read(piece);
    if (size === null) throw new Error("the connection ended");
    head += new TextDecoder().decode(piece.subarray(0, size));
  }
  return head;
}

/** Storage that stores uploads, and may forget about a connection. */
export interface DeafStorage {
  url: string;
  /** Connections from which nothing is read any more. */
  readonly deafConnections: number;
  /** Has the next upload stored, and its connection closed in place of an answer. */
  loseAnswer(): void;
}

/**
 * Lends Storage as it is on hosted: it refuses an upload to a path that exists before it has read
 * the body, keeps the connection open, and reads from it no more. Its gateway closes it after a
 * minute; this one never does.
 */
export async function withDeafStorage(run: (storage: DeafStorage) => Promise<void>): Promise<void> {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const connections: Deno.Conn[] = [];
  const sizes = new Map<string, number>();
  let deafConnections = 0;
  let losesAnswer = false;

  async function serve(connection: Deno.Conn): Promise<void> {
    for (;;) {
      const head = await readUntil(connection, "\r\n\r\n");
      const [method, target = ""] = head.split(" ", 2);
      const path = target.replace("/object/info/", "/object/");
      const size = sizes.get(path);
      if (method === "POST" && size !== undefined) {
        deafConnections++;
        const message = "The resource already exists";
        await write(connection, 400, { statusCode: "409", error: "Duplicate", message });
        return;
      }
      if (method === "POST") {
        const body = head.slice(head.indexOf("\r\n\r\n") + 4);
        const chunks = body.endsWith(END) ? body : body + await readUntil(connection, END);
        sizes.set(path, unchunked(chunks).length);
        if (losesAnswer) {
          losesAnswer = false;
          return connection.close();
        }
        await write(connection, 200, { Key: path, Id: "1" });
      } else if (size !== undefined) {
        await write(connection, 200, { size });
      } else {
        const missing = { statusCode: "404", error: "not_found", message: "Object not found" };
        await write(connection, 400, missing);
      }
    }
  }

  const accepting = (async () => {
    for await (const connection of listener) {
      connections.push(connection);
      // It ends with its connection.
      serve(connection).catch(() => {});
    }
  })();
  try {
    await run({
      url: `http://127.0.0.1:${(listener.addr as Deno.NetAddr).port}`,
      get deafConnections() {
        return deafConnections;
      },
      loseAnswer: () => losesAnswer = true,
    });
  } finally {
    listener.close();
    await accepting;
    for (const connection of connections) {
      try {
        connection.close();
      } catch {
        // The client closed it.
      }
    }
  }
}

/** The end of a chunked body. */
const END = "0\r\n\r\n";

/** Reads at least up to `end`, a character a byte. @throws where the client hangs up */
async function readUntil(connection: Deno.Conn, end: string): Promise<string> {
  const buffer = new Uint8Array(65_536);
  let text = "";
  while (!text.includes(end)) {
    const count = await connection.read(buffer);
    if (count === null) throw new Error("the client hung up");
    text += String.fromCharCode(...buffer.subarray(0, count));
  }
  return text;
}

function unchunked(body: string): string {
  const [size = "", rest = ""] = /^([0-9a-f]+)\r\n/i.exec(body)?.slice(1) ?? [];
  const length = parseInt(size, 16);
  if (!length) return rest;
  const start = size.length + 2;
  return body.slice(start, start + length) + unchunked(body.slice(start + length + 2));
}

async function write(connection: Deno.Conn, status: number, body: object): Promise<void> {
  const text = JSON.stringify(body);
  const head = `HTTP/1.1 ${status} -\r\ncontent-type: application/json\r\n`;
  await connection.write(
    new TextEncoder().encode(`${head}content-length: ${text.length}\r\n\r\n${text}`),
  );
}

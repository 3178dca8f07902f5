/** An address that leads to another one, byte for byte, as a custom domain does. */
export interface SecondAddress {
  url: string;
  /** From now on; connections before that are closed at once. */
  leadTo(url: string): void;
  close(): void;
}

export function openSecondAddress(): SecondAddress {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  let target: Deno.ConnectOptions | undefined;

  async function pass(from: Deno.TcpConn): Promise<void> {
    if (target === undefined) return from.close();
    const to = await Deno.connect(target);
    // Each side's end is passed on; a connection that breaks off ends the other, too.
    await Promise.allSettled([
      from.readable.pipeTo(to.writable),
      to.readable.pipeTo(from.writable),
    ]);
  }

  (async () => {
    for await (const connection of listener) pass(connection).catch(() => {});
  })();
  return {
    url: `http://127.0.0.1:${(listener.addr as Deno.NetAddr).port}`,
    leadTo(url) {
      const { hostname, port } = new URL(url);
      target = { hostname, port: Number(port) };
    },
    close: () => listener.close(),
  };
}

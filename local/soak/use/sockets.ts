import { fileURLToPath } from "node:url";
import type { SoakUser } from "./user.ts";

/** Sockets that one client holds at a time. */
const AT_ONCE = 50;

/**
 * Opens sockets that listen, and cuts them off: their process is killed, and closes none of them.
 */
export async function useSockets({ address }: SoakUser, count: number): Promise<void> {
  for (let open = 0; open < count; open += AT_ONCE) {
    const sockets = Math.min(AT_ONCE, count - open);
    const holder = new Deno.Command(Deno.execPath(), {
      args: [
        ...["run", "--allow-all", "--quiet", "--no-check"],
        fileURLToPath(new URL("hold-sockets.ts", import.meta.url)),
        JSON.stringify({ ...address, sockets }),
      ],
      stdout: "piped",
    }).spawn();
    let heard = "";
    for await (const text of holder.stdout.pipeThrough(new TextDecoderStream())) {
      heard += text;
      if (heard.includes("all listen\n")) holder.kill("SIGKILL");
    }
    await holder.status;
    if (!heard.includes("all listen\n")) throw new Error(`Of ${sockets} sockets not all opened`);
  }
}

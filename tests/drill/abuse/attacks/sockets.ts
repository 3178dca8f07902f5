import { BareSocket } from "../../../support/bare-socket.ts";
import { sleep } from "../../eventually.ts";
import type { Attacker } from "../attacker.ts";

/** Asked for on each socket; `local/emulator/realtime` allows 100 and 400. */
const CHANNELS = 110;
const BINDINGS = 401;
/** Bytes; a message may have 3 MiB. */
const MESSAGE = 4 * 1024 * 1024;

/** Fills sockets with channels and bindings, and ends each with a message that is too large. */
export async function fillSockets(attacker: Attacker): Promise<void> {
  const { url, publishableKey } = attacker.target;
  await attacker.repeat(1, async () => {
    try {
      using socket = await BareSocket.open(url, publishableKey, attacker.token);
      let channels = 0;
      for (let nth = 0; nth < CHANNELS && !attacker.isOver; nth++) {
        if (await socket.join(`room-${nth}`, 0) === "ok") channels++;
      }
      attacker.count(channels <= 100 ? "channels limited" : `${channels} channels`);
      const bindings = await socket.join("room-0", BINDINGS);
      attacker.count(bindings === "ok" ? `${BINDINGS} bindings` : "bindings limited");
      socket.send(null, "1", "phoenix", "heartbeat", { padding: "x".repeat(MESSAGE) });
      attacker.count(`closed with ${await socket.closed}`);
    } catch {
      if (!attacker.isOver) attacker.count("none");
    }
    await sleep(1_000, attacker.signal).catch(() => {});
  });
}

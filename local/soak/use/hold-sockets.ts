/** Opens sockets, listens on each, says so once changes flow on all, and holds them until killed. */
import { createClient } from "@supabase/supabase-js";
import { z } from "zod";

const { url, secretKey, sockets } = z.object({
  url: z.url(),
  secretKey: z.string(),
  sockets: z.int(),
}).parse(JSON.parse(Deno.args[0] ?? ""));

await Promise.all(Array.from({ length: sockets }, async (_, n) => {
  const client = createClient(url, secretKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const flowing = Promise.withResolvers<void>();
  const channel = client.channel(`soak-${n % 5}`)
    .on("system", {}, ({ status, message }: { status: string; message: string }) => {
      if (status === "ok") flowing.resolve();
      else flowing.reject(new Error(message));
    })
    .on("postgres_changes", { event: "*", schema: "public", table: "soak_notes" }, () => {})
    .on("broadcast", { event: "*" }, () => {})
    .subscribe();
  await flowing.promise;
  await channel.track({ n });
  await channel.send({ type: "broadcast", event: "hello", payload: { n } });
}));
console.log("all listen");
setInterval(() => {}, 60_000);

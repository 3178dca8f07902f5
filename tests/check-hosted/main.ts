import { z } from "zod";
import { readFlags } from "../../local/flags.ts";

const usage = `npx deno task check-hosted

Runs the end-to-end scenarios against the Supabase project that the environment names, and prints
what differs from what the product promises. Exit status 1 where anything does.

  SUPABASE_URL              https://YOUR_REF.supabase.co, or any other Supabase with the product
  SUPABASE_PUBLISHABLE_KEY  sb_publishable_…
  SUPABASE_SECRET_KEY       sb_secret_…
  STUDIO_URL                where the functions' vendors are the studio: more scenarios are run
  SUPABASE_DB_URL           where given: those too that set up something in the database
  RECEIVER_HOST             this machine's name where the functions are, with ALLOW_PRIVATE_WEBHOOKS
                            on: those too to which webhooks are delivered

It makes users of its own and deletes them, with all that is theirs, however it ends; where it was
killed, the next one does, two hours later. Where real vendors draw, it has them draw four pictures.

  --help  this text`;

const environment = z.object({
  SUPABASE_URL: z.url(),
  SUPABASE_PUBLISHABLE_KEY: z.string().min(1),
  SUPABASE_SECRET_KEY: z.string().min(1),
});

try {
  if (readFlags(Deno.args, []).has("help")) {
    console.log(usage);
    Deno.exit(0);
  }
  const given = environment.safeParse(Deno.env.toObject());
  if (!given.success) {
    const names = given.error.issues.map(({ path }) => path.join("."));
    throw new Error(`Not set, or not usable: ${names.join(", ")}. See --help.`);
  }
  // Its modules read the environment when they are loaded.
  const { checkHosted } = await import("./check-hosted.ts");
  const interrupted = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, () => {
      if (interrupted.signal.aborted) Deno.exit(1);
      console.log("Removing what was made; once more ends it at once");
      interrupted.abort();
    });
  }
  Deno.exit(await checkHosted(interrupted.signal) ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  Deno.exit(1);
}

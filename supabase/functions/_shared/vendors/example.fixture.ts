import { z } from "zod";

const example = z.object({
  /** The document that it was taken from. */
  source: z.url(),
  status: z.int(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown(),
});

/** An answer as a vendor's documents have it. @param file as `artists/examples/ark-picture`. */
export async function recorded(file: string): Promise<() => Response> {
  const text = await Deno.readTextFile(new URL(`${file}.json`, import.meta.url));
  const { status, headers, body } = example.parse(JSON.parse(text));
  return () => Response.json(body, { status, headers });
}

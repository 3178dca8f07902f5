import { redact } from "../supabase/functions/_shared/vendors/redact.ts";
import { createStudio } from "../vendor-studio/studio.ts";
import { type Attempt, draw, redraw, write } from "./attempts.ts";
import type { VendorConfig, VendorName } from "./vendor-config.ts";
import { compare, describe } from "./compare.ts";
import { watch } from "./exchange.ts";
import { differs, type Finding, note, ok, wrong } from "./finding.ts";

/** Milliseconds for whatever is around a drawing. */
const AROUND = 30_000;

/** What the product has that vendor do. */
export function attemptsAt(vendor: VendorName, { gemini, seedream }: VendorConfig): Attempt[] {
  return vendor === "Gemini" ? [write(gemini), redraw(gemini)] : [draw(seedream)];
}

/**
 * Has it done by the vendor and by a studio, and says what came of it and what differs.
 *
 * @param drawingLimit milliseconds; otherwise the slowest usual time and half of it more.
 */
export async function tryOut(
  attempt: Attempt,
  { apiKey, baseUrl }: { apiKey: string; baseUrl: string },
  drawingLimit?: number,
): Promise<Finding[]> {
  const { name, seconds: [least, most], run } = attempt;
  const limit = drawingLimit ?? most * 1500 + AROUND;
  const real = await watch((signal) => run(baseUrl, signal), limit);
  if (real.error !== undefined) return [wrong(`${name}: ${wordsOf(real.error, apiKey)}`)];
  const studio = await atStudio((url) => watch((signal) => run(url, signal), limit));
  const took = real.milliseconds / 1000;
  const what = real.picture === undefined ? "words" : describe(real.picture.bytes);
  const time = `${name} took ${took.toFixed(1)} s, the table says ${least} to ${most}`;
  return [
    real.picture !== undefined && what === "no picture"
      ? wrong(`${name} answers what is no picture`)
      : ok(`${name} answers ${what}`),
    took > most ? differs(time) : note(time),
    ...(studio.error === undefined
      ? compare(real, studio)
      : [differs(`the studio refuses what the vendor takes: ${wordsOf(studio.error, apiKey)}`)]),
  ];
}

async function atStudio<T>(run: (url: string) => Promise<T>): Promise<T> {
  const handle = createStudio({ low: 0, high: 0 });
  await using server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, handle);
  return await run(`http://127.0.0.1:${server.addr.port}`);
}

function wordsOf(error: unknown, secret: string): string {
  const message = error instanceof Error ? error.message : String(error);
  return redact(message.replace(/\s+/g, " "), secret);
}

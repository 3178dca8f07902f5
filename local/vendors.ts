import { join } from "node:path";
import { startStudio } from "../vendor-studio/start.ts";
import { lockFile } from "./settings.ts";

/** A vendor that the studio can stand in for, by the variables that say where the real one is. */
interface Vendor {
  name: string;
  key: string;
  baseUrl: string;
}

const gemini: Vendor = { name: "Gemini", key: "GEMINI_API_KEY", baseUrl: "GEMINI_BASE_URL" };
const ark: Vendor = { name: "Seedream", key: "ARK_API_KEY", baseUrl: "ARK_BASE_URL" };
const fal: Vendor = { name: "Seedream at fal.ai", key: "FAL_KEY", baseUrl: "FAL_BASE_URL" };

/** Which vendors have neither a key nor an address, so that the studio stands in for them. */
export function vendorsWithoutKey(environment: Record<string, string>): Vendor[] {
  const artist = environment.IMAGE_PROVIDER === "fal" ? fal : ark;
  return [gemini, artist].filter(({ key, baseUrl }) =>
    !environment[key]?.trim() && !environment[baseUrl]?.trim()
  );
}

/**
 * A studio, unless there is nobody to stand in for. Where it can, it is where the last one was: what
 * that drew and nobody fetched is asked for there, and only an answer tells that it is gone.
 *
 * @param directory where its port is kept
 * @param latency as `startStudio` takes it
 */
export async function startStudioFor(vendors: Vendor[], directory: string, latency?: string) {
  if (vendors.length === 0) return undefined;
  const portFile = join(directory, "studio-port");
  const studio = await startStudio({ port: await readFreePort(portFile), latency, lock: lockFile });
  await Deno.writeTextFile(portFile, new URL(studio.url).port);
  return studio;
}

/** The port in the file; 0, for any, where there is none or somebody else has it. */
async function readFreePort(file: string): Promise<number> {
  try {
    const port = Number(await Deno.readTextFile(file));
    using listener = Deno.listen({ hostname: "127.0.0.1", port });
    return listener.addr.port;
  } catch {
    return 0;
  }
}

/** The variables that lead these vendors' calls to the studio, which asks for no real key. */
export function ledToStudio(vendors: Vendor[], studioUrl: string): Record<string, string> {
  return Object.fromEntries(vendors.flatMap(({ key, baseUrl }) => [
    [key, "local-studio"],
    [baseUrl, studioUrl],
  ]));
}

/** Origins of pages that this machine serves itself, whatever their port. */
const LOCAL_ORIGINS = ["localhost", "127.0.0.1", "[::1]"]
  .flatMap((host) => [`http://${host}:*`, `https://${host}:*`]);

/**
 * Which web pages may call the functions, where the developer doesn't say. Signing up needs no key,
 * so with a real vendor's key any page in the developer's browser could have logos drawn for it.
 */
export function defaultOrigins(environment: Record<string, string>): string {
  const isPaidFor = [gemini, ark, fal].some(({ key }) => environment[key]?.trim());
  return isPaidFor ? LOCAL_ORIGINS.join(",") : "*";
}

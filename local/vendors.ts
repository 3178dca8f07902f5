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

/** A studio, unless there is nobody to stand in for. @param latency as `startStudio` takes it */
export async function startStudioFor(vendors: Vendor[], latency?: string) {
  return vendors.length === 0 ? undefined : await startStudio({ latency, lock: lockFile });
}

/** The variables that lead these vendors' calls to the studio, which asks for no real key. */
export function ledToStudio(vendors: Vendor[], studioUrl: string): Record<string, string> {
  return Object.fromEntries(vendors.flatMap(({ key, baseUrl }) => [
    [key, "local-studio"],
    [baseUrl, studioUrl],
  ]));
}

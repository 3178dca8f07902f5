/** A vendor that the studio can stand in for, by the variables that say where the real one is. */
interface Vendor {
  name: string;
  key: string;
  baseUrl: string;
}

const gemini: Vendor = { name: "Gemini", key: "GEMINI_API_KEY", baseUrl: "GEMINI_BASE_URL" };
const ark: Vendor = { name: "Seedream", key: "ARK_API_KEY", baseUrl: "ARK_BASE_URL" };

/**
 * Which vendors have neither a key nor an address, so that the studio stands in for them.
 *
 * @throws where fal.ai is asked for without either: the studio doesn't speak its queue.
 */
export function vendorsWithoutKey(environment: Record<string, string>): Vendor[] {
  const isMissing = ({ key, baseUrl }: Vendor) => !environment[key] && !environment[baseUrl];
  if (environment.IMAGE_PROVIDER !== "fal") return [gemini, ark].filter(isMissing);
  if (isMissing({ name: "fal.ai", key: "FAL_KEY", baseUrl: "FAL_BASE_URL" })) {
    throw new Error("IMAGE_PROVIDER is fal: set FAL_KEY, or leave it out for the local studio");
  }
  return [gemini].filter(isMissing);
}

/** The variables that lead these vendors' calls to the studio, which asks for no real key. */
export function ledToStudio(vendors: Vendor[], studioUrl: string): Record<string, string> {
  return Object.fromEntries(vendors.flatMap(({ key, baseUrl }) => [
    [key, "local-studio"],
    [baseUrl, studioUrl],
  ]));
}

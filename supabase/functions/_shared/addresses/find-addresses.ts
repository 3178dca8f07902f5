import { bounded } from "../timing/bounded.ts";

/** All numbers of a name, IPv4 and IPv6; none where it has none. Throws where nobody says. */
export type FindAddresses = (name: string) => Promise<string[]>;

/** Milliseconds to find a name's numbers in. */
const TIME_MS = 3_000;

/** Asks the platform's resolver, which hosted functions have too. */
export const findAddresses: FindAddresses = async (name) => {
  const found = await bounded(
    (signal) =>
      Promise.all((["A", "AAAA"] as const).map(async (type) => {
        try {
          return await Deno.resolveDns(name, type, { signal });
        } catch (error) {
          if (error instanceof Deno.errors.NotFound) return [];
          throw error;
        }
      })),
    [],
    { milliseconds: TIME_MS },
  );
  return found.flat();
};

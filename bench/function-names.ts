import { dirname } from "node:path";
import { discoverFunctions } from "../local/emulator/edge/discover.ts";
import { loadConfig } from "../local/emulator/platform/config.ts";
import { configFile } from "../local/settings.ts";

/** The functions that are deployed, by name. */
export async function functionNames(): Promise<string[]> {
  const found = await discoverFunctions(await loadConfig(configFile), dirname(configFile));
  return found.map(({ name }) => name).sort();
}

import { join } from "node:path";
import { discoverFunctions } from "../../local/emulator/edge/discover.ts";
import { loadConfig } from "../../local/emulator/platform/config.ts";
import { configFile, root } from "../../local/settings.ts";
import { project } from "../support/project.ts";
import type { Checked } from "./report.ts";

/**
 * Whether each function of this checkout answers itself. Where one isn't deployed, doesn't start or
 * has the platform's check of tokens before it, the platform answers, and that without a request id
 * of ours.
 */
export async function checkFunctions(): Promise<Checked<never>> {
  const functions = await discoverFunctions(await loadConfig(configFile), join(root, "supabase"));
  const differences = await Promise.all(functions.map(({ name }) => ask(name)));
  return { differences: differences.flat() };
}

async function ask(name: string): Promise<string[]> {
  const response = await fetch(`${project.SUPABASE_URL}/functions/v1/${name}`).catch(() => null);
  if (response === null) return [`${name} can't be reached`];
  const text = await response.text();
  if (response.headers.has("x-request-id")) return [];
  const { code = "", message = text.slice(0, 200) } = parse(text);
  const answer = `${response.status} ${code} ${message}`.replaceAll(/\s+/g, " ").trim();
  if (response.status === 404) return [`${name} is not deployed (${answer})`];
  if (response.status === 401) {
    return [`${name} is deployed with verify_jwt, which config.toml turns off (${answer})`];
  }
  return [`${name} does not start, or is not LogoKraft's (${answer})`];
}

function parse(text: string): { code?: string; message?: string } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

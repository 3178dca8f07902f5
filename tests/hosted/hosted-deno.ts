/** The version that hosted functions run on. https://supabase.com/docs/guides/functions */
export const HOSTED_VERSION = "2.1.4";

/**
 * Where hosted's Deno is on this machine; npm fetches it the first time.
 *
 * @returns undefined where npm's registry can't be reached.
 * @throws with npm's words when it fails otherwise.
 */
export async function hostedDeno(): Promise<string | undefined> {
  // This project's .npmrc names another version.
  const cwd = await Deno.makeTempDir({ prefix: "logokraft-hosted-" });
  const { success, stdout, stderr } = await new Deno.Command("npx", {
    args: [
      "--yes",
      `--package=deno@${HOSTED_VERSION}`,
      "deno",
      "eval",
      "console.log(Deno.execPath())",
    ],
    cwd,
    stdin: "null",
  }).output();
  await Deno.remove(cwd, { recursive: true });
  if (success) return new TextDecoder().decode(stdout).trim();
  const words = new TextDecoder().decode(stderr);
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/.test(words)) {
    return undefined;
  }
  throw new Error(`No Deno ${HOSTED_VERSION} from npm:\n${words}`);
}

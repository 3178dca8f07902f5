import { root } from "../../local/settings.ts";
import { project } from "../support/project.ts";

/** The command, with nothing but keys. */
export function command(url = project.SUPABASE_URL): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--lock=deno.lock", "tests/check-hosted/main.ts"],
    cwd: root,
    env: { SUPABASE_URL: url, SUPABASE_DB_URL: "", STUDIO_URL: "" },
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  });
}

/** Runs it. @returns its exit status and what it printed */
export async function check(url?: string): Promise<{ code: number; lines: string[] }> {
  const { code, stdout } = await command(url).output();
  return { code, lines: new TextDecoder().decode(stdout).trim().split("\n") };
}

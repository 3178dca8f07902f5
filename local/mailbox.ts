import { join } from "node:path";
import type { Mail } from "./emulator/auth/mail.ts";

/** Mails that are kept; older ones go. */
const KEPT = 100;

/**
 * Keeps what a hosted project would send as text files, the newest with the last name.
 *
 * @param say told of each, with where it is.
 */
export function openMailbox(directory: string, say: (line: string) => void) {
  let count = 0;
  return {
    async keep({ to, subject, text }: Mail): Promise<void> {
      await Deno.mkdir(directory, { recursive: true, mode: 0o700 });
      const time = new Date().toISOString().replaceAll(/[:.]/g, "-");
      const name = `${time}-${String(++count).padStart(4, "0")}.txt`;
      const path = join(directory, name);
      await Deno.writeTextFile(path, `To: ${to}\nSubject: ${subject}\n\n${text}`, { mode: 0o600 });
      say(`mail to ${to}, "${subject}", kept in ${path}`);
      const names = [...Deno.readDirSync(directory)].map((entry) => entry.name).sort();
      for (const old of names.slice(0, -KEPT)) await Deno.remove(join(directory, old));
    },
  };
}

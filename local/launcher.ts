interface Process {
  pid: number;
  parent: number;
  command: string;
}

/** Milliseconds between two looks. */
const EVERY = 500;
/** npx, its shell, `deno task`, and one to spare. */
const MAX_GENERATIONS = 4;

/**
 * Resolves when the npx that started this process is gone. A SIGTERM to npx ends its shell too, but
 * nobody tells `deno task` or us: the stack would run on, its ports taken, with nobody in charge.
 *
 * Never resolves for who was started without npx.
 */
export async function whenLauncherIsGone(): Promise<void> {
  const line = Deno.env.get("npm_command") === "exec" ? await lineToNpm() : [];
  if (line.length === 0) return await new Promise(() => {});
  while (await isUnbroken(line)) await new Promise((resolve) => setTimeout(resolve, EVERY));
}

/** From our parent up to npm's process; empty where there is none. */
async function lineToNpm(): Promise<Process[]> {
  const line: Process[] = [];
  let pid = Deno.ppid;
  while (line.length < MAX_GENERATIONS) {
    const process = await look(pid);
    if (!process) return [];
    line.push(process);
    if (/\bnp[mx]\b/.test(process.command)) return line;
    pid = process.parent;
  }
  return [];
}

/**
 * An orphan gets another parent. That npm's own parent changes means nothing: who started npx may
 * have ended.
 */
async function isUnbroken(line: Process[]): Promise<boolean> {
  for (const [generation, { pid, parent }] of line.entries()) {
    const now = await look(pid);
    if (!now) return false;
    if (generation < line.length - 1 && now.parent !== parent) return false;
  }
  return true;
}

function look(pid: number): Promise<Process | undefined> {
  return Deno.build.os === "linux" ? readProc(pid) : askPs(pid);
}

/** Not by `ps`, which the smallest images lack. */
async function readProc(pid: number): Promise<Process | undefined> {
  try {
    const [stat, cmdline] = await Promise.all([
      Deno.readTextFile(`/proc/${pid}/stat`),
      Deno.readTextFile(`/proc/${pid}/cmdline`),
    ]);
    // `pid (name) state parent …`, and a name may hold anything.
    const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { pid, parent: Number(parent), command: cmdline.replaceAll("\0", " ") };
  } catch {
    return undefined;
  }
}

async function askPs(pid: number): Promise<Process | undefined> {
  const { success, stdout } = await new Deno.Command("ps", {
    args: ["-o", "ppid=,args=", "-p", String(pid)],
    stderr: "null",
  }).output();
  const [, parent, command] = /^\s*(\d+)\s+(.*)/.exec(new TextDecoder().decode(stdout)) ?? [];
  if (!success || parent === undefined || command === undefined) return undefined;
  return { pid, parent: Number(parent), command };
}

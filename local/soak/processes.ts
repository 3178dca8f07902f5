/** One process of the stack, as Linux shows it. */
export interface MeasuredProcess {
  pid: number;
  command: string;
  /** Its share of the memory in use, in bytes: what several map is divided among them. */
  memory: number;
  /** Files, pipes and sockets that it holds open. */
  handles: number;
}

/** A process and all that it has started, and these in turn. */
export async function familyOf(pid: number): Promise<MeasuredProcess[]> {
  const children = Map.groupBy(await listParents(), ({ parent }) => parent);
  const family = [pid];
  for (const member of family) family.push(...(children.get(member) ?? []).map(({ pid }) => pid));
  const looks = await Promise.all(family.map(look));
  return looks.filter((process) => process !== undefined);
}

async function listParents(): Promise<{ pid: number; parent: number }[]> {
  const found: { pid: number; parent: number }[] = [];
  for await (const { name } of Deno.readDir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await Deno.readTextFile(`/proc/${name}/stat`).catch(() => "");
    // `pid (name) state parent …`, and a name may hold anything.
    const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (parent !== undefined) found.push({ pid: Number(name), parent: Number(parent) });
  }
  return found;
}

/** Undefined: it has ended. */
async function look(pid: number): Promise<MeasuredProcess | undefined> {
  try {
    const [command, memory] = await Promise.all([
      Deno.readTextFile(`/proc/${pid}/cmdline`),
      Deno.readTextFile(`/proc/${pid}/smaps_rollup`),
    ]);
    const kilobytes = Number(/^Pss:\s+(\d+) kB$/m.exec(memory)?.[1] ?? 0);
    let handles = 0;
    for await (const _ of Deno.readDir(`/proc/${pid}/fd`)) handles++;
    return { pid, command: command.replaceAll("\0", " "), memory: kilobytes * 1024, handles };
  } catch (error) {
    if (error instanceof Deno.errors.PermissionDenied) throw error;
    return undefined;
  }
}

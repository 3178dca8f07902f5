import { sleep } from "../eventually.ts";
import { openStage } from "../stage.ts";
import { Api } from "../storm/api.ts";
import { signUp } from "../storm/sign-up.ts";
import { type Answers, Attacker } from "./attacker.ts";
import { attacks } from "./attacks.ts";
import { HonestUser } from "./honest-user.ts";

const HONEST_USERS = 10;
/** As `config.toml` has it: also for those of the drill itself. */
const SIGN_INS = 100;
/** Milliseconds that the honest users' logos may take to come once the attacks are over. */
const CALM = 180_000;

export interface AbuseFindings {
  /** Calls of the honest users, in milliseconds. */
  calls: { count: number; median: number; p99: number; slowest: number };
  /** Honest users all of whose logos came. */
  served: number;
  users: number;
  attacks: { name: string; answers: Answers; breaches: string[] }[];
  /** What the honest users' calls failed with. */
  faults: string[];
}

/**
 * Ten users have logos made and look at them, while others do their worst.
 *
 * @param seconds that the attacks last
 */
export async function runAbuseDrill(
  { seconds, keep }: { seconds: number; keep: boolean },
): Promise<AbuseFindings> {
  await using stage = await openStage({
    latency: "300-1000",
    hurried: false,
    keep,
    signIns: SIGN_INS,
    environment: { MAX_ACTIVE_PROJECTS: "5", MAX_GENERATIONS_PER_DAY: "300" },
  });
  const attacking = new AbortController();
  const attackers = await Promise.all(attacks.map(async (attack) => {
    return { ...attack, attacker: await Attacker.enter(stage, attacking.signal) };
  }));
  const ending = new AbortController();
  const api = new Api(stage.stack.url, ending.signal);
  const users = await Promise.all(
    Array.from(
      { length: HONEST_USERS },
      async () => new HonestUser(stage, await signUp(api), ending.signal),
    ),
  );
  const faults: string[] = [];
  const working = Promise.all(
    users.map((user) => user.work(attacking.signal).catch((error) => faults.push(`${error}`))),
  );
  const doing = attackers.map(({ run, attacker }) => run(attacker).catch(() => {}));
  await sleep(seconds * 1000);
  attacking.abort();
  await Promise.all(doing);
  const late = setTimeout(() => ending.abort(), CALM);
  await working;
  clearTimeout(late);
  const calls = users.flatMap((user) => user.calls).toSorted((a, b) => a - b);
  const at = (share: number) => calls[Math.floor((calls.length - 1) * share)] ?? 0;
  return {
    calls: { count: calls.length, median: at(0.5), p99: at(0.99), slowest: at(1) },
    served: users.filter(({ isServed }) => isServed).length,
    users: users.length,
    faults: [...faults, ...users.flatMap((user) => user.faults)],
    attacks: await Promise.all(attackers.map(async ({ name, findBreaches, attacker }) => {
      return { name, answers: attacker.answers, breaches: await findBreaches(attacker) };
    })),
  };
}

import { decodeJwt } from "jose";
import { z } from "zod";
import { defaultOrigins } from "../../../local/vendors.ts";
import { sleep } from "../eventually.ts";
import { openStage, type Stage } from "../stage.ts";
import { PersistentApi } from "../storm/api.ts";
import { signUp } from "../storm/sign-up.ts";
import type { AnswerCounts } from "./attacker.ts";
import { attacks } from "./attacks/all.ts";
import type { Attack } from "./attacks/attack.ts";
import { fault, type TimedCall, timedCall } from "./honest-user.ts";
import { type MemoryPeaks, MemoryWatch } from "./memory.ts";
import { SideProcess } from "./side-process.ts";

const HONEST_USERS = 10;
/** How long the users work before, as a share of the time that the attacks last. */
const CALM_BEFORE = 1 / 3;
/** Sign-ins that the drill itself makes. */
export const OWN_SIGN_INS = HONEST_USERS + attacks.length;
/** Milliseconds: for an attack that was not made yet, and for logos once the attacks are over. */
const TIMEOUT_MS = 180_000;

export interface AbuseFindings {
  /** The honest users' calls before the attacks, and meanwhile. */
  before: Latency;
  meanwhile: Latency;
  /** Honest users all of whose logos came. */
  served: number;
  users: number;
  attacks: (Pick<Attack, "name" | "isGivenUp"> & { answers: AnswerCounts; breaches: string[] })[];
  /** What the honest users' calls failed with, before the attacks and from then on. */
  faults: { before: string[]; since: string[] };
  memory: MemoryPeaks;
}

/** How long calls took, in milliseconds. */
export interface Latency {
  count: number;
  median: number;
  p99: number;
  slowest: number;
}

const countsByAttack = z.record(z.string(), z.record(z.string(), z.number()));
const honestFindings = z.array(z.object({
  calls: z.array(timedCall),
  faults: z.array(fault),
  isServed: z.boolean(),
}));

/**
 * Ten users have logos made and look at them, while others do their worst. The stack, the users and
 * the attackers each have a process of their own.
 *
 * @param seconds that the attacks last at least; they go on until each of them was made.
 * @param signIns that an address may make in five minutes; the default is `config.toml`'s.
 */
export async function runAbuseDrill(
  { seconds, keep, signIns = 100 }: { seconds: number; keep: boolean; signIns?: number },
): Promise<AbuseFindings> {
  await using stage = await openStage({
    latency: "300-1000",
    hurried: false,
    keep,
    signIns,
    environment: {
      MAX_ACTIVE_PROJECTS: "5",
      MAX_GENERATIONS_PER_DAY: "300",
      ALLOWED_ORIGINS: defaultOrigins({ GEMINI_API_KEY: "a real one" }),
    },
  });
  const { url, publishableKey } = stage.stack;
  const api = new PersistentApi(url, new AbortController().signal);
  const tokens = Object.fromEntries(
    await Promise.all(attacks.map(async ({ name, prepare }) => {
      const token = await signUp(api);
      await prepare?.(stage, userOf(token));
      return [name, token] as const;
    })),
  );
  const honestTokens = await Promise.all(Array.from({ length: HONEST_USERS }, () => signUp(api)));

  await using honest = new SideProcess(
    "honest-users.ts",
    { url, tokens: honestTokens },
    honestFindings,
  );
  await sleep(CALM_BEFORE * seconds * 1000);
  const target = { url, publishableKey, studioUrl: stage.studioUrl };
  await using memory = new MemoryWatch();
  const attackedAt = Date.now();
  await using attackers = new SideProcess("attackers.ts", { target, tokens }, countsByAttack);
  await sleep(seconds * 1000);
  await attackers.callOff();
  const counts = await findingsOf(attackers);
  const attackSeconds = (Date.now() - attackedAt) / 1000;
  await honest.callOff();
  const users = await findingsOf(honest);

  const calls = users.flatMap((user) => user.calls);
  const faults = users.flatMap((user) => user.faults);
  return {
    before: summarize(calls.filter(({ at }) => at < attackedAt)),
    meanwhile: summarize(calls.filter(({ at }) => at >= attackedAt)),
    served: users.filter(({ isServed }) => isServed).length,
    users: users.length,
    faults: {
      before: faults.filter(({ at }) => at < attackedAt).map(({ text }) => text),
      since: faults.filter(({ at }) => at >= attackedAt).map(({ text }) => text),
    },
    memory: memory.peaks,
    attacks: await judge(stage, { counts, tokens, signIns, seconds: attackSeconds }),
  };
}

/** What a process found; one that takes too long is ended before. */
async function findingsOf<Findings>(process: SideProcess<Findings>): Promise<Findings> {
  const late = setTimeout(() => process.end(), TIMEOUT_MS);
  return await process.findings.finally(() => clearTimeout(late));
}

function summarize(calls: TimedCall[]): Latency {
  const sorted = calls.map(({ took }) => took).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { count: sorted.length, median: at(0.5), p99: at(0.99), slowest: at(1) };
}

function judge(
  stage: Stage,
  { counts, tokens, signIns, seconds }: {
    counts: z.infer<typeof countsByAttack>;
    tokens: Record<string, string>;
    signIns: number;
    seconds: number;
  },
): Promise<AbuseFindings["attacks"]> {
  return Promise.all(attacks.map(async ({ name, isGivenUp, findBreaches }) => {
    const answers = new Map(Object.entries(counts[name] ?? {}));
    const userId = userOf(tokens[name] ?? "");
    const breaches = await findBreaches({ stage, userId, answers, signIns, seconds });
    return { name, isGivenUp, answers, breaches };
  }));
}

function userOf(token: string): string {
  return decodeJwt(token).sub ?? "";
}

import { unwrap } from "@logokraft/client";
import { type Random, randomFrom } from "../../../vendor-studio/draw/random.ts";
import { PersistentApi } from "./api.ts";
import { type Plan, planProject } from "./plan.ts";
import { type Life, liveProject } from "./project-life.ts";
import { signUp } from "./sign-up.ts";

const USERS = 6;

/** Projects that are alive at a time. */
function breadth(assets: number): number {
  return Math.max(6, Math.min(24, Math.floor(assets / 50)));
}

export interface Storm {
  lives: Life[];
  /** What should not have been said to anybody. */
  complaints: string[];
}

/**
 * Has users create projects, several at a time, until enough assets were made, and lives them all
 * to their ends.
 *
 * @param receiver the address that each user's events are to be delivered to
 */
export async function raiseStorm(
  { url, receiver, seed, signal, assets, isEnough, isLong }: {
    url: string;
    receiver: string;
    seed: string;
    signal: AbortSignal;
    assets: number;
    isEnough(): boolean;
    isLong: boolean;
  },
): Promise<Storm> {
  const api = new PersistentApi(url, signal);
  const tokens = await Promise.all(Array.from({ length: USERS }, () => signUp(api)));
  await Promise.all(tokens.map((token) => registerWebhook(api, token, receiver)));
  const storm: Storm = { lives: [], complaints: [] };
  let number = 0;

  async function live(random: Random) {
    while (!isEnough() && !signal.aborted) {
      const plan = planProject(++number, random, isLong);
      const token = random.pick(tokens);
      const record = (life: Life) => storm.lives.push(life);
      try {
        await liveProject({ api, token, plan, random, signal, record });
      } catch (error) {
        if (signal.aborted) return;
        storm.complaints.push(error instanceof Error ? error.message : String(error));
        return;
      }
    }
  }

  await Promise.all(
    Array.from({ length: breadth(assets) }, (_, n) => live(randomFrom(`${seed} storm ${n}`))),
  );
  return storm;
}

/** Has one more user live a project of three logos to its end, without faults. */
export async function liveQuietly(
  { url, seed, signal }: { url: string; seed: string; signal: AbortSignal },
): Promise<Life> {
  const api = new PersistentApi(url, signal);
  const token = await signUp(api);
  const lives: Life[] = [];
  const plan: Plan = {
    company: "Drill's end",
    count: 3,
    withInspiration: false,
    fate: { kind: "finish" },
  };
  const record = (life: Life) => lives.push(life);
  const random = randomFrom(`${seed} end`);
  await liveProject({ api, token, plan, random, signal, record });
  const [life] = lives;
  if (!life) throw new Error("it was not recorded");
  return life;
}

/** Has all of a user's events delivered to an address; once more, where an answer was lost. */
export async function registerWebhook(
  api: PersistentApi,
  token: string,
  url: string,
): Promise<void> {
  await unwrap(
    api.ask(token, (logokraft) => logokraft.POST("/api/v1/webhooks", { body: { url } })),
  );
}

import type { Random } from "../../../vendor-studio/draw/random.ts";
import { briefForm } from "../../support/brief.ts";
import { inspirationPicture } from "../../support/pictures.ts";
import type { Api } from "./api.ts";
import { Follower } from "./follower.ts";
import type { Plan } from "./plan.ts";

/** A project's life as its owner saw it. */
export interface Life {
  id: string;
  follower: Follower;
  fate: "finished" | "cancelled" | "deleted";
}

/**
 * Lives one project to its end: created, followed, and what its plan has for it.
 *
 * @throws the signal's reason when the storm is called off.
 */
export async function liveProject(
  { api, token, plan, random, signal, record }: {
    api: Api;
    token: string;
    plan: Plan;
    random: Random;
    signal: AbortSignal;
    record(life: Life): void;
  },
): Promise<void> {
  const { id, streamUrl } = await create(api, token, plan, random);
  const ended = new AbortController();
  const follower = new Follower(streamUrl, random, AbortSignal.any([signal, ended.signal]));
  const life: Life = { id, follower, fate: "finished" };
  record(life);
  const following = follower.run();
  try {
    await follow(api, token, plan, life, random);
  } finally {
    ended.abort();
    await following;
  }
}

async function create(api: Api, token: string, plan: Plan, random: Random) {
  const { status, body } = await api.ask("POST", "/projects", {
    token,
    key: `create-${random.whole(0, 1e9)}`,
    body: () =>
      briefForm(
        { company_name: plan.company, concept_count: plan.count },
        plan.withInspiration ? { inspiration: inspirationPicture() } : {},
      ),
  });
  if (status !== 201 && status !== 200) {
    throw new Error(`create: ${status} ${JSON.stringify(body)}`);
  }
  return { id: String(body.project_id), streamUrl: String(body.stream_url) };
}

async function follow(api: Api, token: string, plan: Plan, life: Life, random: Random) {
  const { id, follower } = life;
  const { fate } = plan;
  if (fate.kind === "cancel" || fate.kind === "delete") {
    await follower.until(() => follower.isFinished || isTime(follower, fate.after));
    if (fate.kind === "delete") {
      await api.ask("DELETE", `/projects/${id}`, { token });
      life.fate = "deleted";
      return await follower.until(() => follower.isGone);
    }
    await api.ask("POST", `/projects/${id}/cancel`, { token });
    life.fate = "cancelled";
  }
  await follower.until(() => follower.isFinished);
  const assets = [...follower.assets.values()];
  if (fate.kind === "refine") {
    const parent = assets.find(({ status }) => status === "completed");
    if (parent) {
      await again(follower, () =>
        api.ask("POST", `/assets/${parent.id}/refine`, {
          token,
          key: `refine-${parent.id}`,
          body: () => ({
            action: fate.action,
            count: fate.count,
            ...(fate.action === "edit" && { instructions: "Make it calmer" }),
          }),
        }));
    }
  }
  const failed = assets.find(({ status }) => status === "failed");
  if (failed && random.chance(0.5)) {
    await again(
      follower,
      () => api.ask("POST", `/assets/${failed.id}/retry`, { token, key: `retry-${failed.id}` }),
    );
  }
}

function isTime(follower: Follower, after: number | "first logo"): boolean {
  if (after !== "first logo") return (follower.lastId ?? 0) >= after;
  return follower.assets.values().some(({ status }) => status === "completed");
}

/** Asks for more and waits until nothing is left to do again. */
async function again(follower: Follower, ask: () => Promise<{ status: number }>): Promise<void> {
  const before = follower.lastId ?? 0;
  const { status } = await ask();
  if (status !== 202) return;
  await follower.until(() => follower.isFinished && (follower.lastId ?? 0) > before);
}

import { unwrap } from "@logokraft/client";
import type { Random } from "../../../vendor-studio/draw/random.ts";
import { sampleBrief } from "../../support/brief.ts";
import { inspirationPicture } from "../../support/pictures.ts";
import type { PersistentApi } from "./api.ts";
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
    api: PersistentApi;
    token: string;
    plan: Plan;
    random: Random;
    signal: AbortSignal;
    record(life: Life): void;
  },
): Promise<void> {
  const { project_id: id, stream_url: streamUrl } = await create(api, token, plan, random);
  const ended = new AbortController();
  const follower = new Follower(
    { url: api.url, token, projectId: id, streamUrl },
    random,
    AbortSignal.any([signal, ended.signal]),
  );
  const life: Life = { id, follower, fate: "finished" };
  record(life);
  const following = follower.run();
  try {
    await follow(api, token, plan, life, random);
    await follower.until(() => follower.isGone || follower.hasThumbnails);
  } finally {
    ended.abort();
    await following;
  }
}

async function create(api: PersistentApi, token: string, plan: Plan, random: Random) {
  const params = { header: { "idempotency-key": `create-${random.whole(0, 1e9)}` } };
  const body = {
    brief_data: { ...sampleBrief, company_name: plan.company, concept_count: plan.count },
    ...(plan.withInspiration && { inspiration_file: inspirationPicture() }),
  };
  const created = api.ask(
    token,
    (logokraft) => logokraft.POST("/api/v1/projects", { params, body }),
  );
  return await unwrap(created);
}

async function follow(api: PersistentApi, token: string, plan: Plan, life: Life, random: Random) {
  const { id, follower } = life;
  const { fate } = plan;
  const params = { path: { id } };
  if (fate.kind === "cancel" || fate.kind === "delete") {
    await follower.until(() => follower.isFinished || isTime(follower, fate.after));
    if (fate.kind === "delete") {
      await api.ask(token, ({ DELETE }) => DELETE("/api/v1/projects/{id}", { params }));
      life.fate = "deleted";
      return await follower.until(() => follower.isGone);
    }
    await api.ask(token, ({ POST }) => POST("/api/v1/projects/{id}/cancel", { params }));
    life.fate = "cancelled";
  }
  await follower.until(() => follower.isFinished);
  const findLogo = (wanted: string) =>
    [...follower.statuses].find(([, status]) => status === wanted)?.[0];
  if (fate.kind === "refine") {
    const parent = findLogo("completed");
    if (parent) {
      const body = fate.action === "edit"
        ? { action: fate.action, count: fate.count, instructions: "Make it calmer" }
        : { action: fate.action, count: fate.count };
      const params = keyed("refine", parent);
      await again(
        follower,
        () => api.ask(token, ({ POST }) => POST("/api/v1/assets/{id}/refine", { params, body })),
      );
    }
  }
  if (fate.kind === "concepts") {
    const params = keyed("concepts", id);
    const body = { count: fate.count, direction: "Calmer" };
    await again(
      follower,
      () => api.ask(token, ({ POST }) => POST("/api/v1/projects/{id}/concepts", { params, body })),
    );
  }
  const drawn = findLogo("completed");
  if (fate.kind === "kit" && drawn) {
    const params = { path: { id: drawn } };
    await api.ask(token, ({ POST }) => POST("/api/v1/assets/{id}/kit", { params }));
    const isEnded = () => /completed|failed/.test(follower.kits.get(drawn) ?? "");
    await follower.until(isEnded);
  }
  const failed = findLogo("failed");
  if (failed && random.chance(0.5)) {
    const params = keyed("retry", failed);
    await again(
      follower,
      () => api.ask(token, ({ POST }) => POST("/api/v1/assets/{id}/retry", { params })),
    );
  }
}

/** One key for one logo or project, so that what is asked again is done once. */
function keyed(verb: string, id: string) {
  return { path: { id }, header: { "idempotency-key": `${verb}-${id}` } };
}

function isTime(follower: Follower, after: number | "first logo"): boolean {
  if (after !== "first logo") return (follower.lastId ?? 0) >= after;
  return follower.statuses.values().some((status) => status === "completed");
}

/** Asks for more and waits until nothing is left to do again. */
async function again(
  follower: Follower,
  ask: () => Promise<{ response: Response }>,
): Promise<void> {
  const before = follower.finishes;
  const { response } = await ask();
  if (response.status !== 202) return;
  // Another event, of a thumbnail, may come before the first of what was asked for.
  await follower.until(() => follower.isGone || follower.finishes > before);
}

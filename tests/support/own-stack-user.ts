import assert from "node:assert/strict";
import { createLogoKraft, type LogoKraft, unwrap } from "@logokraft/client";
import { EventSource } from "eventsource";
import { sampleBrief } from "./brief.ts";
import { withTestStack } from "./with-stack.ts";

/** A user of a stack of a test's own. */
export interface OwnStackUser {
  api: LogoKraft;
  url: string;
  dbUrl: string;
  token: string;
  /** Resolves once nothing of a project is left to do. */
  untilComplete(projectId: string): Promise<void>;
  /** Has so many concepts drawn. @returns their project, once nothing is left to do. */
  create(concepts: number): Promise<string>;
}

/** Lends a user of a stack whose functions have these variables; the stack ends with `run`. */
export async function withOwnStackUser(
  functionsEnvironment: Record<string, string>,
  run: (user: OwnStackUser) => Promise<void>,
): Promise<void> {
  await withTestStack(async ({ SUPABASE_URL: url = "", SUPABASE_DB_URL: dbUrl = "" }) => {
    let token = "";
    const api = createLogoKraft({ url, getToken: () => token, EventSource });
    const credentials = { email: "ada@example.org", password: "correct horse 1" };
    const { session } = await unwrap(api.POST("/api/v1/auth/signup", { body: credentials }));
    token = session?.access_token ?? assert.fail("signed in at once");
    async function untilComplete(projectId: string): Promise<void> {
      for await (const { type } of api.follow(projectId)) {
        if (type === "generation_complete") return;
      }
    }
    await run({
      ...{ api, url, dbUrl, token, untilComplete },
      async create(concepts) {
        const brief_data = { ...sampleBrief, concept_count: concepts };
        const { project_id } = await unwrap(api.POST("/api/v1/projects", { body: { brief_data } }));
        await untilComplete(project_id);
        return project_id;
      },
    });
  }, functionsEnvironment);
}

import type { McpServer, ServerContext } from "@modelcontextprotocol/server";
import { z } from "zod";
import { findProject } from "../../_shared/services/projects/find-project.ts";
import { followForSeconds, MAX_SECONDS } from "../follow-project.ts";
import { Progress } from "../progress.ts";
import { type Call, linkPictures, runTool } from "./run-tool.ts";
import { idSchema, projectWithLogos, showProjectWithLogos } from "./show-logos.ts";

/** Waiting for what is being drawn. */
export function registerWaitTool(server: McpServer, call: Call): void {
  server.registerTool("wait_for_logos", {
    title: "Wait for logos",
    description:
      "Waits until nothing is left to be drawn in a project, and tells progress meanwhile. Where that " +
      "takes longer than seconds, it answers with what is there and finished false: call it again.",
    inputSchema: z.object({
      project_id: idSchema,
      seconds: z.int().min(1).max(MAX_SECONDS).default(MAX_SECONDS),
    }),
    outputSchema: projectWithLogos.extend({ finished: z.boolean() }),
    annotations: { readOnlyHint: true },
  }, (args, context) =>
    runTool(call, args, async () => {
      const projectId = args.project_id.toLowerCase();
      // Before anything waits: a stranger's project is not there.
      await findProject(call.user.client, projectId);
      const leave = call.waits.enter(call.user.id);
      try {
        const finished = await wait(call, context, projectId, args.seconds);
        const data = await showProjectWithLogos(call, projectId);
        return { data: { ...data, finished }, links: linkPictures(data.logos) };
      } finally {
        leave();
      }
    }));
}

/** @returns whether nothing is left to do, rather than the time was over. */
async function wait(
  call: Call,
  { mcpReq }: ServerContext,
  projectId: string,
  seconds: number,
): Promise<boolean> {
  const token = mcpReq._meta?.progressToken;
  const progress = new Progress();
  for await (const message of followForSeconds(call, projectId, seconds, mcpReq.signal)) {
    const news = progress.take(message);
    if (news && token !== undefined) {
      await mcpReq.notify({
        method: "notifications/progress",
        params: { progressToken: token, ...news },
      });
    }
    if (message.type === "generation_complete") return true;
  }
  return false;
}

import type { McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import { type KitRow, kitSchema } from "../../_shared/contract/kit.ts";
import { findKit } from "../../_shared/services/kits/find-kit.ts";
import { requestKit } from "../../_shared/services/kits/request-kit.ts";
import { showKit } from "../../_shared/services/kits/show-kit.ts";
import { followForSeconds, MAX_SECONDS } from "../follow-project.ts";
import { type Call, runTool } from "./run-tool.ts";
import { idSchema } from "./show-logos.ts";

/** The brand kit of a logo. */
export function registerKitTool(server: McpServer, call: Call): void {
  const { user, signer, service, turns, waits } = call;

  server.registerTool("make_brand_kit", {
    title: "Make a brand kit",
    description:
      "Makes the brand kit of a completed logo, one a logo, and waits for it. Where that takes longer " +
      "than seconds, its status is not completed yet: call it again, which makes nothing twice.",
    inputSchema: z.object({
      asset_id: idSchema.describe("The id of a completed logo"),
      seconds: z.int().min(1).max(MAX_SECONDS).default(MAX_SECONDS),
    }),
    outputSchema: z.object({ kit: kitSchema }),
    annotations: { destructiveHint: false, idempotentHint: true },
  }, (args, { mcpReq: { signal } }) =>
    runTool(call, args, async () => {
      const request = { ownerId: user.id, assetId: args.asset_id.toLowerCase() };
      const { row } = await turns.take(user.id, signal, () => requestKit(service, request));
      const leave = waits.enter(user.id);
      try {
        const made = isEnded(row) ? row : await wait(row, args.seconds, signal);
        const kit = await showKit(signer, made);
        return { data: { kit }, links: linkZip(kit.zip_url) };
      } finally {
        leave();
      }
    }));

  /** The kit when it has ended, or as it is when the time is over. */
  async function wait(begun: KitRow, seconds: number, signal: AbortSignal): Promise<KitRow> {
    const { asset_id, project_id } = begun;
    for await (const message of followForSeconds(call, project_id, seconds, signal)) {
      // A snapshot has no kits: this one may have ended before it.
      const isOfKit = message.type === "kit_updated" && message.kit.asset_id === asset_id;
      if (message.type !== "snapshot" && !isOfKit) continue;
      const row = await findKit(user.client, asset_id);
      if (isEnded(row)) return row;
    }
    return await findKit(user.client, asset_id);
  }
}

function isEnded({ status }: KitRow): boolean {
  return status === "completed" || status === "failed";
}

function linkZip(url: string | null) {
  return url === null ? [] : [{ uri: url, name: "Brand kit", mimeType: "application/zip" }];
}

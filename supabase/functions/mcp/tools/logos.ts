import type { McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import { assetSchema } from "../../_shared/contract/asset.ts";
import { refinementSchema } from "../../_shared/contract/brief.ts";
import { idempotencyKey } from "../../_shared/contract/idempotency-key.ts";
import { refineAsset } from "../../_shared/services/assets/refine-asset.ts";
import { showAssets } from "../../_shared/services/assets/show-asset.ts";
import { type Call, runTool } from "./run-tool.ts";
import { idSchema } from "./show-logos.ts";

/** What is made from a finished logo. */
export function registerLogoTools(server: McpServer, call: Call): void {
  const { user, signer, turns } = call;

  server.registerTool(
    "refine_logo",
    {
      title: "Refine a logo",
      description:
        "Has a completed logo drawn anew: an edit by instructions, or variations. The logo itself " +
        "stays. Follow it with wait_for_logos.",
      inputSchema: z.object({
        asset_id: idSchema.describe("The id of a completed logo"),
        refinement: refinementSchema,
        idempotency_key: idempotencyKey.optional(),
      }),
      outputSchema: z.object({
        project_id: z.guid(),
        logos: z.array(assetSchema).describe("The new ones, still to be drawn"),
      }),
      annotations: { destructiveHint: false, openWorldHint: true },
    },
    (args, { mcpReq: { signal } }) =>
      runTool(call, args, () =>
        turns.take(user.id, signal, async () => {
          const { asset_id, refinement, idempotency_key } = args;
          const { projectId, rows } = await refineAsset(call, {
            owner: user,
            assetId: asset_id.toLowerCase(),
            refinement,
            idempotencyKey: idempotency_key,
          });
          const logos = await showAssets(signer, rows);
          return { data: { project_id: projectId, logos } };
        })),
  );
}

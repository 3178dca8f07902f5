import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { project } from "../support/project.ts";
import type { User } from "../support/user.ts";
import type { DrawnLogos } from "./draw-logos.ts";
import type { Checked } from "./report.ts";

/** Whether a language model finds the tools, and sees by them its user's projects alone. */
export async function checkMcp(
  owner: User,
  stranger: User,
  { projectId }: DrawnLogos,
): Promise<Checked<never>> {
  const differences: string[] = [];
  for (const [who, { token }] of Object.entries({ "its owner": owner, "another user": stranger })) {
    const transport = new StreamableHTTPClientTransport(
      new URL(`${project.SUPABASE_URL}/functions/v1/mcp`),
      { requestInit: { headers: { authorization: `Bearer ${token}` } } },
    );
    const client = new Client({ name: "check-hosted", version: "1" });
    await client.connect(transport);
    try {
      const { tools } = await client.listTools();
      if (!tools.some(({ name }: { name: string }) => name === "create_logos")) {
        differences.push("it offers no tool create_logos");
      }
      const answer = await client.callTool({
        name: "get_project",
        arguments: { project_id: projectId },
      });
      const isShown = answer.isError !== true;
      if (isShown !== (who === "its owner")) {
        differences.push(`${who} ${isShown ? "sees" : "does not see"} a project`);
      }
    } finally {
      await client.close();
    }
  }
  return { differences };
}

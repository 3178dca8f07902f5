import { McpServer } from "@modelcontextprotocol/server";
import { registerKitTool } from "./tools/kit.ts";
import { registerLogoTools } from "./tools/logos.ts";
import { registerProjectTools } from "./tools/projects.ts";
import type { Call } from "./tools/run-tool.ts";
import { registerWaitTool } from "./tools/wait.ts";

const instructions = `
LogoKraft designs logos for a brand brief. create_logos begins a project and answers at once; then call
wait_for_logos until it says that it is finished. Logos come with links to their pictures, which are good
for at least an hour: get_project gives fresh ones. refine_logo changes a finished logo, more_concepts
adds others to a project; both are followed by wait_for_logos too. make_brand_kit makes the files that a
logo is used by: vectors, icons, pictures for social networks, colors. Drawing costs money and counts
against a daily limit, so ask before you draw more than the user wanted.
`.trim();

/** The tools, for one request of one user. */
export function createServer(call: Call): McpServer {
  const server = new McpServer({ name: "logokraft", version: "1.0.0" }, {
    instructions,
    // The tools stay the same for as long as a version is deployed.
    capabilities: { tools: { listChanged: false } },
  });
  registerProjectTools(server, call);
  registerWaitTool(server, call);
  registerLogoTools(server, call);
  registerKitTool(server, call);
  return server;
}

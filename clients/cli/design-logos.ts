import { createLogoKraft } from "@logokraft/client";
import { EventSource } from "eventsource";
import { join } from "node:path";
import { dataDirectory } from "../../local/settings.ts";
import type { BorrowedStack } from "./borrow-stack.ts";
import { collectLogos } from "./collect-logos.ts";
import { createProject } from "./create-project.ts";
import { loadDemoUser, signIn } from "./demo-user.ts";
import type { Options } from "./options.ts";
import type { OutputFolder } from "./output-folder.ts";
import { startProgressBar } from "./progress.ts";
import { followUntil, isOver, type Story } from "./story.ts";

/** Holds the user that the command works as. */
const userFile = join(dataDirectory, "demo-user");

/**
 * Does the main job.
 *
 * @returns whether every picture completed.
 * @throws the signal's reason.
 */
export async function designLogos(
  stack: BorrowedStack,
  options: Options,
  folder: OutputFolder,
  signal: AbortSignal,
): Promise<boolean> {
  let token = "";
  const logokraft = createLogoKraft({ url: stack.url, getToken: () => token, EventSource });
  const user = await loadDemoUser(userFile);
  token = await signIn(logokraft, user);
  const created = await createProject(logokraft, options, signal);
  const story: Story = {
    project: created.project,
    assets: new Map(),
    kits: new Map(),
    lastEventId: undefined,
  };
  const progress = startProgressBar();
  const following = { logokraft, story, signal, onChange: () => progress.show(story) };
  try {
    await followUntil(isOver, { ...following, streamUrl: created.stream_url });
    if (story.project.error) throw new Error(story.project.error.message);
    const { sheet, failed, kit } = await collectLogos(following, folder, options, stack.standIns);
    progress.end();

    for (const { title, error } of failed) {
      console.error(`${title} was not drawn: ${error?.message ?? ""}`);
    }
    console.log(`The logos are in ${sheet}`);
    if (kit !== null) console.log(kit);
    console.log(
      `In the page: ${stack.url}/projects/${story.project.id}` +
        `${stack.isOwn ? ", while npx deno task start runs" : ""}`,
    );
    console.log(`Signed in as ${user.email}; the password is in ${userFile}`);
    return failed.length === 0;
  } finally {
    progress.end();
  }
}

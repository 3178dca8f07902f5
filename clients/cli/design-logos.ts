import { type Asset, createLogoKraft, type Kit, type LogoKraft, unwrap } from "@logokraft/client";
import { EventSource } from "eventsource";
import { join } from "node:path";
import { dataDirectory } from "../../local/settings.ts";
import type { BorrowedStack } from "./borrow-stack.ts";
import { createProject } from "./create-project.ts";
import { loadDemoUser, signIn } from "./demo-user.ts";
import { type Options, REFINEMENT } from "./options.ts";
import type { OutputFolder } from "./output-folder.ts";
import { startProgressBar } from "./progress.ts";
import { saveKit } from "./save-kit.ts";
import { savePictures } from "./save-pictures.ts";
import { renderContactSheet } from "./sheet/contact-sheet.ts";
import { followUntil, type Story } from "./story.ts";

/** Holds the user that the command works as. */
const userFile = join(dataDirectory, "demo-user");

/** A project, and what it is followed with. */
interface Following {
  logokraft: LogoKraft;
  story: Story;
  onChange(story: Story): void;
  signal: AbortSignal;
}

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
  const { brief, kit: wantsKit } = options;
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
    const concepts = [...story.assets.values()];
    await folder.clear();
    const logos = await savePictures(folder, concepts);
    const [first] = logos;
    const refined = first && await refine(following, first.asset);
    const [result] = refined ? await savePictures(folder, [refined], logos.length + 1) : [];
    const kit = wantsKit && first
      ? await saveKit(folder, await makeKit(following, first.asset))
      : null;
    progress.end();

    const failed = [...concepts, ...(refined ? [refined] : [])]
      .filter(({ status }) => status === "failed");
    const page = await renderContactSheet({
      brief,
      logos,
      failed,
      refinement: first && result && { parent: first, instruction: REFINEMENT, result },
      cost: story.project.cost,
      standIns: stack.standIns,
      date: new Date(),
    });
    const sheet = await folder.writeSheet(page);
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

function isOver({ project: { status } }: Story): boolean {
  return status !== "prompting" && status !== "generating";
}

/** Has a logo refined. @returns the refinement, completed or failed. */
async function refine(following: Following, parent: Asset): Promise<Asset> {
  const { logokraft, story, signal } = following;
  const { assets: [requested] } = await unwrap(
    logokraft.POST("/api/v1/assets/{id}/refine", {
      params: { path: { id: parent.id } },
      body: { action: "edit", instructions: REFINEMENT },
      signal,
    }),
  );
  if (!requested) throw new Error("The API accepted no refinement");
  const find = () => story.assets.get(requested.id) ?? requested;
  await followUntil(() => ["completed", "failed"].includes(find().status), following);
  // Its cost is in the project's that follows it.
  await followUntil(isOver, following);
  return find();
}

/** Has a logo's brand kit made. @returns it, completed or failed */
async function makeKit(following: Following, { id }: Asset): Promise<Kit> {
  const { logokraft, story, signal } = following;
  const asked = { params: { path: { id } }, signal };
  const { kit } = await unwrap(logokraft.POST("/api/v1/assets/{id}/kit", asked));
  const isMade = () => ["completed", "failed"].includes((story.kits.get(id) ?? kit).status);
  await followUntil(isMade, following);
  return (await unwrap(logokraft.GET("/api/v1/assets/{id}/kit", asked))).kit;
}

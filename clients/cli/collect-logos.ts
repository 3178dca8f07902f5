import { type Asset, type Kit, type LogoKraft, unwrap } from "@logokraft/client";
import { type Options, REFINEMENT } from "./options.ts";
import type { OutputFolder } from "./output-folder.ts";
import { saveKit } from "./save-kit.ts";
import { type SavedLogo, savePictures } from "./save-pictures.ts";
import { type ContactSheet, renderContactSheet } from "./sheet/contact-sheet.ts";
import { followUntil, isOver, type Story } from "./story.ts";

/** A project, and what it is followed with. */
export interface Following {
  logokraft: Pick<LogoKraft, "GET" | "POST" | "follow">;
  story: Story;
  onChange(story: Story): void;
  signal: AbortSignal;
}

/** What came of a project. */
export interface Collection {
  /** The contact sheet's path. */
  sheet: string;
  failed: Asset[];
  /** What became of the brand kit, for people; null: none was asked for. */
  kit: string | null;
}

/**
 * Saves a project's concepts, has the first one refined, and its kit made, and saves these. Where it
 * ends before, the pictures that are there by then have a contact sheet.
 *
 * @throws the signal's reason.
 */
export async function collectLogos(
  following: Following,
  folder: OutputFolder,
  { brief, kit: wantsKit }: Pick<Options, "brief" | "kit">,
  standIns: string[],
): Promise<Collection> {
  const { story, signal } = following;
  const logos: SavedLogo[] = [];
  let refinement: ContactSheet["refinement"];
  const findFailed = () => [...story.assets.values()].filter(({ status }) => status === "failed");
  const writeSheet = async () => {
    const shown = { brief, logos, failed: findFailed(), refinement, cost: story.project.cost };
    return await folder.writeSheet(
      await renderContactSheet({ ...shown, standIns, date: new Date() }),
    );
  };

  const concepts = [...story.assets.values()];
  await folder.clear();
  try {
    for await (const logo of savePictures(folder, concepts, signal)) logos.push(logo);
    const [first] = logos;
    if (first) {
      const refined = [await refine(following, first.asset)];
      for await (const result of savePictures(folder, refined, signal, logos.length + 1)) {
        refinement = { parent: first, instruction: REFINEMENT, result };
      }
    }
    const kit = wantsKit && first
      ? await saveKit(folder, await makeKit(following, first.asset), signal)
      : null;
    return { sheet: await writeSheet(), failed: findFailed(), kit };
  } catch (error) {
    // That it couldn't be written either would hide the reason.
    if (logos.length > 0) await writeSheet().catch(() => {});
    throw error;
  }
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

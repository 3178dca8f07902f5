import { join } from "node:path";
import type { Asset } from "../../supabase/functions/_shared/contract/asset.ts";
import { type Api, createApi } from "./api.ts";
import { type Follower, followProject } from "./follow.ts";
import type { Options } from "./options.ts";
import { startProgressBar } from "./progress.ts";
import { type SavedLogo, savePictures } from "./save-pictures.ts";
import { renderContactSheet } from "./sheet/contact-sheet.ts";

/** Whom a local stack knows from the first run on. */
const demoUser = { email: "demo@logokraft.local", password: "logokraft-demo" };

const INSTRUCTION = "Navy background, white logo";

/** Does the main job. @returns whether every picture completed. */
export async function designLogos(supabaseUrl: string, options: Options): Promise<boolean> {
  const api = createApi(supabaseUrl);
  await api.signIn(demoUser);
  const { project, stream_url } = await api.createProject(options);
  const progress = startProgressBar();
  const follower = followProject(stream_url, project, (story) => progress.show(story));
  try {
    const story = await follower.until(({ project }) => isOver(project.status));
    if (story.project.error) throw new Error(story.project.error.message);
    const concepts = [...story.assets.values()];
    const failed = concepts.filter(({ status }) => status === "failed");
    const logos = await savePictures(options.out, concepts);
    const [first] = logos;
    const refinement = first && await refine(api, follower, first, options.out, logos.length + 1);
    progress.end();
    const refused = refinement?.failed ? [refinement.failed] : [];
    await writeSheet(options, {
      logos,
      failed: [...failed, ...refused],
      refined: refinement?.saved && { parent: first, result: refinement.saved },
    });
    report(options, [...failed, ...refused]);
    return failed.length + refused.length === 0;
  } finally {
    progress.end();
    follower.close();
  }
}

function isOver(status: string): boolean {
  return status !== "prompting" && status !== "generating";
}

async function refine(
  api: Api,
  follower: Follower,
  parent: SavedLogo,
  directory: string,
  number: number,
): Promise<{ saved?: SavedLogo; failed?: Asset }> {
  const [requested] = await api.edit(parent.asset.id, INSTRUCTION);
  if (!requested) throw new Error("The API accepted no refinement");
  const find = (assets: Map<string, Asset>) => assets.get(requested.id);
  const { assets } = await follower.until(({ assets }) =>
    ["completed", "failed"].includes(find(assets)?.status ?? "")
  );
  const asset = find(assets);
  if (!asset || asset.status === "failed") return { failed: asset ?? requested };
  const [saved] = await savePictures(directory, [asset], number);
  return saved ? { saved } : { failed: asset };
}

async function writeSheet(options: Options, { logos, failed, refined }: {
  logos: SavedLogo[];
  failed: Asset[];
  refined: { parent: SavedLogo; result: SavedLogo } | undefined;
}): Promise<void> {
  const page = await renderContactSheet({
    company: options.name,
    industry: options.industry,
    description: options.description,
    logos,
    failed,
    ...(refined && { refinement: { ...refined, instruction: INSTRUCTION } }),
    date: new Date(),
  });
  await Deno.mkdir(options.out, { recursive: true });
  await Deno.writeTextFile(join(options.out, "index.html"), page);
}

function report({ out }: Options, failed: Asset[]): void {
  for (const { title, error } of failed) {
    console.error(`${title} was not drawn: ${error?.message ?? ""}`);
  }
  console.log(`The logos are in ${join(out, "index.html")}`);
}

import type { Archetype } from "../../supabase/functions/_shared/contract/archetype.ts";
import type { Brief } from "../../supabase/functions/_shared/contract/brief.ts";
import { directorBrief } from "../../supabase/functions/_shared/director/brief.ts";
import type { PictureClaim } from "../../supabase/functions/_shared/jobs/verbs/claims.ts";
import { openCall } from "../../supabase/functions/_shared/vendors/call.fixture.ts";
import type { Gemini } from "../../supabase/functions/_shared/vendors/gemini/gemini.ts";
import { claimOn } from "../../supabase/functions/generate-image/claim.fixture.ts";
import {
  expectedLettering,
  letteredBefore,
} from "../../supabase/functions/generate-image/lettering/expected.ts";
import { judge } from "../../supabase/functions/generate-image/lettering/judge.ts";
import { readLetters } from "../../supabase/functions/generate-image/lettering/read-letters.ts";
import { refinedLettering } from "../../supabase/functions/generate-image/lettering/refined.ts";
import { drawing } from "../../supabase/functions/generate-image/prompts/rewriting.ts";
import { rewritePrompt } from "../../supabase/functions/generate-image/rewrite-prompt.ts";
import { createPromptsFromBrief } from "../../supabase/functions/write-prompts/director/create-prompts.ts";
import { drawLogo } from "../../vendor-studio/draw/draw-logo.ts";
import { redraw } from "../../vendor-studio/editing/redraw.ts";
import { misspelt } from "../../vendor-studio/reading/misspelt.ts";
import { encodeBase64 } from "../../vendor-studio/wire/base64.ts";
import { readPrompt } from "../../vendor-studio/reading/read-prompt.ts";

/** Small, as nobody looks at them. */
const SIDE = 128;

/** A logo on its way through the rules, without a stack around them. */
export interface Logo extends Pick<PictureClaim, "asset" | "project" | "parent"> {
  prompt: string;
  picture: Uint8Array<ArrayBuffer>;
}

/** Has the director write concepts for a brief, and draws those of these archetypes. */
export async function sketch(
  gemini: Gemini,
  brief: Brief,
  archetypes: Archetype[],
): Promise<Logo[]> {
  const order = { brief, count: 3, inspiration: undefined, seed: 1 };
  const concepts = await createPromptsFromBrief(gemini, order, openCall());
  return concepts.filter(({ archetype }) => archetypes.includes(archetype))
    .map(({ archetype, prompt, lettered }) => {
      const { asset, project, parent } = claimOn("0f9f3a52-8a5e-4c0e-9d2b-111111111111");
      return {
        asset: { ...asset, archetype, generation_prompt: prompt, to_letter: lettered ?? null },
        project: { ...project, brief_data: brief },
        parent,
        prompt,
        picture: draw(prompt),
      };
    });
}

export function draw(prompt: string, isMisspelt = false): Uint8Array<ArrayBuffer> {
  const scene = readPrompt(prompt);
  return drawLogo(isMisspelt ? misspelt(scene) : scene, SIDE, SIDE);
}

/** Has a logo's prompt rewritten for a wish, and the logo redrawn. */
export async function refine(gemini: Gemini, of: Logo, wish: string): Promise<Logo> {
  const { asset: { to_letter, archetype }, project, prompt: parentPrompt, picture } = of;
  const claim = claimOn("0f9f3a52-8a5e-4c0e-9d2b-222222222222", "logo_edit");
  if (claim.parent === null) throw new Error("An edit without a parent");
  const parent = { ...claim.parent, archetype, generation_prompt: parentPrompt, to_letter };
  const asset = { ...claim.asset, archetype, instructions: wish };
  const brief = directorBrief.parse(project.brief_data);
  const lettered = letteredBefore({ asset, project, parent });
  const task = { kind: "edit", wish, brief, parentPrompt, lettered } as const;
  const { prompt, ...said } = await rewritePrompt(
    gemini,
    task,
    { bytes: picture, mimeType: "image/png" },
    openCall(),
  );
  const kept = refinedLettering(said, { before: lettered, wish, name: brief.company_name, prompt });
  const redrawn = redraw({
    instruction: drawing({ ...task, prompt }),
    pictures: [{ mimeType: "image/png", data: encodeBase64(picture) }],
    ...{ width: SIDE, height: SIDE, seed: undefined, misspell: false, format: "png" },
  });
  if (redrawn === undefined) throw new Error(`"${wish}" is not understood`);
  return {
    ...{ project, parent, prompt, picture: redrawn },
    asset: { ...asset, generation_prompt: prompt, to_letter: kept ?? null },
  };
}

/** How a logo is judged by what is read in its picture. */
export async function verdictOf(gemini: Gemini, logo: Logo): Promise<string> {
  const picture = { bytes: logo.picture, mimeType: "image/png" };
  const { text } = await readLetters(gemini, picture, openCall()) ?? {};
  return text === undefined ? "unchecked" : judgedAs(logo, text);
}

/** How a logo is judged where this is read in it. */
export function judgedAs({ asset, project, parent, prompt }: Logo, read: string): string {
  const expected = expectedLettering({ asset, project, parent }, prompt);
  return typeof expected === "string" ? expected : judge(read, expected).verdict;
}

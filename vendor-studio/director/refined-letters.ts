import { sceneIn } from "../draw/render.ts";
import { applyEdit } from "../editing/apply.ts";
import { lettersOf } from "../reading/letters.ts";
import { readQuotes } from "../reading/quotes.ts";
import { readEdits } from "../reading/read-edits.ts";

/** What a refinement letters, as whoever rewrites its prompt answers it. */
export interface RefinedLetters {
  lettering: string;
  tagline: string;
}

/** What the picture's logo letters once the wish is done; of another's picture, what its prompt quotes. */
export function refinedLetters(
  picture: Uint8Array | undefined,
  parentPrompt: string,
  wish: string,
): RefinedLetters {
  const scene = picture === undefined ? undefined : sceneIn(picture);
  const edits = readEdits(wish);
  if (scene !== undefined) {
    const after = edits.reduce(applyEdit, scene);
    return { lettering: lettersOf(after), tagline: after.tagline };
  }
  const { name, initials, tagline } = readQuotes(parentPrompt);
  const renamed = edits.find((edit) => edit.kind === "name");
  return { lettering: renamed?.name ?? (name || initials), tagline };
}

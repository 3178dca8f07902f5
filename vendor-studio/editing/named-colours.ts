import { onFittingGround } from "../draw/fitting-ground.ts";
import { distance, legible, type Palette, shaded } from "../draw/palette.ts";
import { leastContrast, type Scene } from "../draw/scene.ts";
import type { Edit } from "../reading/edits/edit.ts";

const inks = ["main", "second", "accent", "ink"] as const;

/** How far from a colour what is drawn for it may be: unnoticed, or still, or barely going by its name. */
const UNNOTICED = 0.08;
const STILL = 0.15;
const BARELY = 0.25;

/**
 * A colour called by its name is drawn so that it goes by it: a ground that nobody asked for gives
 * way to it, by a shade if that is enough. So does a new ground by a shade to the colours on it.
 */
export function inNamedColours(scene: Scene, edits: Edit[], wish: string, before: Scene): Scene {
  const { palette } = scene;
  const asked = edits.flatMap((edit) =>
    edit.kind === "colour" ? [edit.colour] : edit.kind === "recolour" ? [edit.to ?? ""] : []
  );
  const asksForGround = edits.some((edit) => edit.kind === "colour" && edit.part === "ground");
  if (asksForGround || wish.toLowerCase().includes(palette.ground)) return scene;
  const isToned = palette.ground !== before.palette.ground &&
    edits.some((edit) => edit.kind === "tone" && edit.like !== undefined);
  const isNewGround = isToned || asked.includes(palette.ground);
  if (isNear(palette, UNNOTICED) && !isNewGround) return scene;
  // A ground that was made lighter stays so.
  const most = isToned ? 0.06 : isNewGround ? 0.12 : 0.18;
  const shades = [0.03, 0.06, 0.09, 0.12, 0.15, 0.18].filter((by) => by <= most)
    .flatMap((by) => [shaded(palette.ground, by), shaded(palette.ground, -by)])
    .map((ground) => ({ ...palette, ground }));
  const [best = palette] = [palette, ...shades].sort((a, b) => cost(a) - cost(b));
  const all = [...asked, ...inks.map((part) => palette[part])];
  const fitting = onFittingGround(palette, all, leastContrast(scene), asked);
  const sparesOthers = inks.every((part) => fitting[part] === palette[part]);
  const isSeen = isNewGround || isNear(best, sparesOthers ? STILL : BARELY);
  return { ...scene, palette: isSeen ? best : fitting };

  /** Letters, which have to stand out by more, may be moved by more. */
  function isNear(given: Palette, most: number): boolean {
    return inks.filter((part) => asked.includes(given[part]))
      .every((part) => moved(given, part) < (part === "ink" ? 2 * most : most));
  }

  function cost(given: Palette): number {
    return inks.reduce(
      (sum, part) => sum + moved(given, part),
      distance(given.ground, palette.ground) / 2,
    );
  }
}

/** How far a colour is in the picture from what it is in the palette. */
function moved(palette: Palette, part: typeof inks[number]): number {
  return distance(legible(palette)[part], palette[part]);
}

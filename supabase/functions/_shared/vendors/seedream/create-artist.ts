import type { Config } from "../../config.ts";
import { createArk } from "./ark.ts";
import type { Artist } from "./artist.ts";
import { createFal } from "./fal.ts";
import { UnusableModel } from "../models/unusable-model.ts";

type Settings = Config["seedream"];

/** Who runs models that draw. Which model of theirs it is, the table of models knows. */
const artists: Record<Settings["provider"], (settings: Settings) => Artist> = {
  ark: createArk,
  fal: (settings) => createFal(settings),
};

/** @throws `UnusableModel` where concepts are to be drawn on transparent ground by a model that can't. */
export function createArtist(settings: Settings): Artist {
  const artist = artists[settings.provider](settings);
  if (settings.background === "transparent" && artist.model.transparent === "never") {
    throw new UnusableModel(
      `IMAGE_BACKGROUND is transparent, and ${settings.model} draws on opaque ground alone. ` +
        "Choose another SEEDREAM_MODEL, or leave IMAGE_BACKGROUND out.",
    );
  }
  return artist;
}

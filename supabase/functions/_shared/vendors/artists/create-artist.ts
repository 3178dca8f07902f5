import type { Config } from "../../config.ts";
import { systemClock } from "../../timing/clock.ts";
import { artistModel } from "../models/find-model.ts";
import type { ArtistModel } from "../models/model.ts";
import { createArk } from "./ark.ts";
import type { Artist } from "./artist.ts";
import { createFal } from "./fal.ts";
import { UnusableModel } from "../models/unusable-model.ts";

type Settings = Config["seedream"];

/** Who runs models that draw. Which model of theirs it is, the table of models knows. */
const artists: Record<Settings["provider"], (settings: Settings, model: ArtistModel) => Artist> = {
  ark: createArk,
  fal: (settings, model) => createFal(settings, systemClock, model),
};

/**
 * @param model what is known of the model that the settings name: by default the table's row, which
 * says how large it draws.
 * @throws `UnusableModel` where concepts are to be drawn on transparent ground by a model that can't.
 */
export function createArtist(
  settings: Settings,
  model: ArtistModel = artistModel(settings.provider, settings.model),
): Artist {
  const artist = artists[settings.provider](settings, model);
  if (settings.background === "transparent" && artist.model.transparent === "never") {
    throw new UnusableModel(
      `IMAGE_BACKGROUND is transparent, and ${settings.model} draws on opaque ground alone. ` +
        "Choose another SEEDREAM_MODEL, or leave IMAGE_BACKGROUND out.",
    );
  }
  return artist;
}

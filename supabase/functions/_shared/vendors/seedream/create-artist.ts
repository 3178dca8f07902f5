import type { Config } from "../../config.ts";
import { createArk } from "./ark.ts";
import type { Artist } from "./artist.ts";
import { createFal } from "./fal.ts";

export function createArtist(config: Config["seedream"]): Artist {
  return config.provider === "ark" ? createArk(config) : createFal(config);
}

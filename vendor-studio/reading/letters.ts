import { sceneIn } from "../draw/render.ts";
import type { Scene } from "../draw/scene.ts";

/** What a reader makes of a picture. */
export interface Reading {
  /** False of one that isn't ours: its letters can't be made out. */
  readable: boolean;
  /** The tagline is left out. */
  text: string;
}

/** The letters to be read in a picture that was drawn here. */
export function lettersIn(picture: Uint8Array): Reading {
  const scene = sceneIn(picture);
  return { readable: scene !== undefined, text: scene === undefined ? "" : letters(scene) };
}

function letters(scene: Scene): string {
  switch (scene.archetype) {
    case "wordmark":
    case "combination":
      return scene.name;
    case "lettermark":
      return scene.initials;
    default:
      return "";
  }
}

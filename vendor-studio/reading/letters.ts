import { canLetter } from "../draw/lettering/runs.ts";
import { sceneIn } from "../draw/render.ts";
import type { Scene } from "../draw/scene.ts";

/** What a reader makes of a picture. */
export interface Reading {
  /** False of one that isn't ours, or that has empty boxes in place of letters. */
  readable: boolean;
  /** The tagline is left out. */
  text: string;
  /** How many logos it shows; a picture of ours is of one. */
  logos: number;
}

/** The letters that can be read in a picture that was drawn here. */
export function lettersIn(picture: Uint8Array): Reading {
  const scene = sceneIn(picture);
  const text = scene === undefined ? "" : lettersOf(scene);
  const readable = scene !== undefined && canLetter(text);
  return { readable, text: readable ? text : "", logos: 1 };
}

/** What a scene letters, without its tagline. */
export function lettersOf(scene: Scene): string {
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

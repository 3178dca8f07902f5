import { randomFrom } from "../draw/random.ts";
import type { Scene } from "../draw/scene.ts";

/** The same scene with its lettering wrong, as drawing models get it: letters swapped or doubled. */
export function misspelt(scene: Scene): Scene {
  const random = randomFrom(`misspelt:${scene.seed}`);
  return { ...scene, name: misspell(scene.name), initials: misspell(scene.initials) };

  function misspell(text: string): string {
    const letters = [...text];
    const swappable = letters.slice(0, -1).flatMap((letter, index) =>
      letter !== letters[index + 1] && letter !== " " && letters[index + 1] !== " " ? [index] : []
    );
    if (swappable.length === 0) return text === "" ? "" : text + (letters.at(-1) ?? "");
    const at = random.pick(swappable);
    const [a = "", b = ""] = letters.slice(at, at + 2);
    letters.splice(at, 2, b, a);
    return letters.join("");
  }
}

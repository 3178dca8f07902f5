import { clustersOf } from "../draw/lettering/runs.ts";
import { randomFrom } from "../draw/random.ts";
import type { Scene } from "../draw/scene.ts";

/** The same scene with its lettering wrong, as drawing models get it: letters swapped or doubled. */
export function misspelt(scene: Scene): Scene {
  const random = randomFrom(`misspelt:${scene.seed}`);
  return { ...scene, name: misspell(scene.name), initials: misspell(scene.initials) };

  function misspell(text: string): string {
    // A letter goes with its marks: swapped with one of those, it would read the same.
    const letters = clustersOf(text);
    const swappable = letters.slice(0, -1).flatMap((letter, index) => {
      const next = letters[index + 1] ?? "";
      return bare(letter) !== bare(next) && ![letter, next].some(isFill) ? [index] : [];
    });
    if (swappable.length === 0) return text === "" ? "" : text + (letters.at(-1) ?? "");
    const at = random.pick(swappable);
    const [a = "", b = ""] = letters.slice(at, at + 2);
    letters.splice(at, 2, b, a);
    return letters.join("");
  }
}

function bare(letter: string): string {
  return letter.normalize("NFD").replace(/[\p{M}ـ]/gu, "");
}

/** A space, or an Arabic kashida, which only lengthens a word. */
function isFill(letter: string): boolean {
  return bare(letter).trim() === "";
}

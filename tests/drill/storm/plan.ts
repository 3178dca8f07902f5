import type { Random } from "../../../vendor-studio/draw/random.ts";

/**
 * What its owner does with a project. A project is cancelled or deleted after so many events, or
 * once a logo is drawn.
 */
export type Fate =
  | { kind: "finish" }
  | { kind: "kit" }
  | { kind: "concepts"; count: number }
  | { kind: "refine"; action: "variation" | "edit"; count: number }
  | { kind: "cancel" | "delete"; after: number | "first logo" };

export interface Plan {
  company: string;
  count: number;
  withInspiration: boolean;
  fate: Fate;
}

export function planProject(number: number, random: Random, isLong: boolean): Plan {
  return {
    company: `Drill ${number}`,
    count: isLong ? random.whole(6, 20) : random.whole(3, 7),
    withInspiration: isLong && random.chance(0.15),
    fate: fateOf(number, random),
  };
}

/** Every fate in turn, so that even the shortest storm has them all. */
function fateOf(number: number, random: Random): Fate {
  const isOdd = Math.floor(number / 7) % 2 === 1;
  const after = isOdd ? random.whole(1, 60) : "first logo";
  switch (number % 7) {
    case 2:
      return { kind: "delete", after };
    case 4:
      return { kind: "cancel", after };
    case 1:
    case 5:
      return {
        kind: "refine",
        action: random.pick(["variation", "edit"] as const),
        count: random.whole(1, 5),
      };
    case 3:
      return { kind: "kit" };
    case 6:
      return { kind: "concepts", count: random.whole(1, 5) };
    default:
      return { kind: "finish" };
  }
}

import type { Random } from "../../../vendor-studio/draw/random.ts";

/** One of the list, each as likely as its weight says. Undefined of an empty list. */
export function pickWeighted<T extends { weight: number }>(
  list: readonly T[],
  random: Random,
): T | undefined {
  let lot = random.next() * list.reduce((sum, { weight }) => sum + weight, 0);
  return list.find(({ weight }) => (lot -= weight) < 0) ?? list.at(-1);
}

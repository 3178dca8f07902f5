import type { MarkName } from "../draw/marks/index.ts";
import type { Scene } from "../draw/scene.ts";

/** A roundel has its name on the ring: to stand anywhere else, it has to leave it. */
export function offRing(mark: MarkName): MarkName {
  return mark === "roundel" ? "seal" : mark;
}

const without: Partial<Record<MarkName, MarkName>> = {
  ringed: "outline",
  contained: "ring",
  hiddenInitial: "ring",
  roundel: "plain",
  seal: "plain",
  crest: "plain",
  window: "plain",
  halo: "plain",
  tile: "plain",
};

/** A scene without its enclosures, or else without the one of its mark's or its treatment's own. */
export function bare({ archetype, enclosures, mark, treatment }: Scene): Partial<Scene> {
  if (enclosures.length > 0) return { enclosures: [] };
  const ruled = treatment === "plaque" || treatment === "reversed";
  return {
    mark: without[mark] ?? mark,
    treatment: archetype === "wordmark" && ruled ? "plain" : treatment,
  };
}

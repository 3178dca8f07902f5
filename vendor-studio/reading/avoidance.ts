import { isCalled } from "./colour-names.ts";

/** What a client wants to avoid. */
export interface Avoidance {
  /** Each thing by itself, without the "no" that came with it. */
  terms: string[];
  /** Whether a motif, a way of drawing or a treatment shows one of them. */
  shows(shown: Shown): boolean;
  /** Whether a colour, `#rrggbb`, goes by the name of one of them. */
  hasColour(colour: string): boolean;
}

interface Shown {
  phrase: string;
  resembles?: string;
  family?: string;
  keywords?: string[];
}

/** Reads "leaves, green", "no circles" or "No animals, no gradients". */
export function avoidanceIn(text: string): Avoidance {
  const refusal =
    /^(?:(?:please|no|not|non|without|avoid\w*|never|nothing|don['’]?t|do|use|want|show|draw|any|anything|like|with|too|much|many|overly|the|an?|or|and)\b\s*)+/i;
  const terms = text.split(/[,;.\n!|]|\b(?:and|or|nor)\b/i)
    .map((term) => term.trim().replace(refusal, "").trim()).filter((term) => term !== "");
  const wanted = terms.map((term) => ({ stems: stemsOf(term), term: term.toLowerCase() }));
  return {
    terms,
    shows({ phrase, resembles = "", family = "", keywords = [] }) {
      const stems = new Set(stemsOf([phrase, resembles, family, ...keywords].join(" ")));
      return wanted.some(({ stems: each }) =>
        each.length > 0 && (each.every((stem) => stems.has(stem)) ||
          each.some((stem) => kinds.get(stem)?.some((kin) => stems.has(kin))))
      );
    },
    hasColour: (colour) => wanted.some(({ term }) => isCalled(colour, term)),
  };
}

const circular =
  "circle ring disc round roundel orb dot halo medallion sun moon wheel ball coin clock globe compass " +
  "cookie pizza doughnut target planet button balloon tennis football basketball orbit";

/** Of more than circles. */
const round = stemsOf(`${circular} rosette wreath petal scalloped rounded`);

/** Words by which things of a kind are called. */
const kinds = new Map(Object.entries({
  circle: stemsOf(circular),
  circular: round,
  round,
  rounded: round,
  // Those that their icons' own keywords don't call so: a chess piece is a knight, a horse's head.
  animal: stemsOf(
    "beetle bison cat cockroach donkey goose jellyfish mammoth moose carp teddy dragon " +
      "deer stag hart sheep spider paw swallow chess carousel horseshoe dinosaur oyster mussel",
  ),
  horse: stemsOf("chess carousel horseshoe"),
  bird: stemsOf("swallow goose"),
  badge: stemsOf("crest shield seal emblem roundel stamp"),
  line: stemsOf("outline"),
  busy: stemsOf("pattern mosaic"),
  plant: stemsOf("leaf flower tree sprout"),
  // Drawn with leaves, though their names don't say so.
  leaf: stemsOf(
    "flower bloom plant garden herb seedling sprout clover shamrock laurel wreath vine ivy fern palm " +
      "bush tulip rose sunflower daisy poppy bouquet lotus apple pear peach cherry strawberry tangerine carrot " +
      "wheat grain",
  ),
}));

/** The stems of a text's words: leaves and leaf, steaming and steam are one. */
export function stemsOf(text: string): string[] {
  const words = text.toLowerCase().replaceAll(/\{\w+\}/g, " ").match(/\p{L}+/gu) ?? [];
  return words.filter((word) => word.length > 2).map((word) =>
    word.replace(/leaves$/, "leaf").replace(/s$/, "").replace(/(?<=\p{L}{4})ing$/u, "")
  );
}

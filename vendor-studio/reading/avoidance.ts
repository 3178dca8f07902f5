import { isCalled, isColourName } from "./colour-names.ts";
import { motifsNamed, singulars } from "./motif-words.ts";

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

/** Words that refuse what comes after them. */
export const refusing = "no|not|non|none|without|avoid\\w*|never|nothing|" +
  "(?:do|ca)n['’]?t|do not|cannot|(?:leave|keep) out|exclud\\w*";

/** Said before a thing that is to be avoided: "please don't use any", "I hate". */
const lead = new RegExp(
  `^(?:(?:${refusing}|please|kindly|really|just|do|(?:i|we|you|there)(?:['’]\\w+)?|would|should|must|` +
    "rather|instead|hate|dislike|stand|(?:stay|steer|keep) (?:clear|away)|includ\\w*|us(?:e|ing)|want|" +
    "show\\w*|draw|see|have|has|be|is|are|any|anything|everything|that|which|looks?|like|with|of|from|" +
    "pictures?|images?|too|much|many|overly|the|an?|or|and)\\b(?!-)\\s*)+",
  "i",
);
/** Said after it. */
const tail = new RegExp(
  "\\b(?:(?:please|thanks|thank you|at all|either|ever|whatsoever|anywhere|etc|if possible|of any kind|" +
    "in (?:the|our|my) (?:logo|picture))\\s*$|(?:because|except|unless|but)\\b.*)",
  "i",
);
const around = /^[^\p{L}\p{N}#]+|[^\p{L}\p{N}]+$/gu;

/** Reads "leaves, green", "no circles" or "No animals, no gradients, please". */
export function avoidanceIn(text: string): Avoidance {
  const terms = text.split(/[,;:.\n!|&/+]|\b(?:and|or|nor|e\.g|i\.e)\b/i)
    .map((term) =>
      [around, tail, tail, around, lead, around].reduce(
        (rest, part) => rest.replace(part, ""),
        term,
      )
    ).filter((term) => term !== "");
  const wanted = terms.flatMap((term) => {
    // "Big teeth" are teeth; "coffee beans" are neither any coffee nor any beans.
    const things = motifsNamed(term);
    return things.length === 1 ? [term, ...things] : [term];
  }).map((term) => wordsIn(term).map(stemsOf));
  return {
    terms,
    shows({ phrase, resembles = "", family = "", keywords = [] }) {
      const kind = keywords.filter((keyword) => !isBeside(keyword));
      const stems = new Set(stemsOf([phrase, resembles, family, ...kind].join(" ")));
      return wanted.some((words) =>
        words.length > 0 && (words.every((each) => each.some((stem) => stems.has(stem))) ||
          words.flat().some((stem) => kinds.get(stem)?.some((kin) => stems.has(kin))))
      );
    },
    hasColour: (colour) => terms.some((term) => isCalled(colour, term.toLowerCase())),
  };
}

/** Whether a keyword says what goes with a thing, not what it is: honey's "bees", a rose's "red". */
function isBeside(keyword: string): boolean {
  return isColourName(keyword) || /[^s]s$/.test(keyword) && motifsNamed(keyword).length > 0;
}

const circular =
  "circle ring disc round roundel orb dot halo medallion sun moon wheel ball coin clock globe compass " +
  "cookie pizza doughnut target planet button balloon tennis football basketball orbit";

/** Of more than circles. */
const round = stemsOf(`${circular} rosette wreath petal scalloped rounded`);

/** All of these are drawn as waves. */
const waters = "wave sea ocean river lake";

/** Words by which things of a kind are called. */
const kinds = new Map(Object.entries({
  ...Object.fromEntries(waters.split(" ").map((word) => [word, stemsOf(waters)])),
  water: stemsOf(`${waters} drop`),
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
  return wordsIn(text).flatMap(singulars)
    .flatMap((word) => [...new Set([word, word.replace(/(?<=\p{L}{4})ing$/u, "")])]);
}

/** The words that say something: none of two letters but one. */
function wordsIn(text: string): string[] {
  return text.toLowerCase().replaceAll(/\{\w+\}/g, " ").match(/\p{L}{3,}|\box\b/gu) ?? [];
}

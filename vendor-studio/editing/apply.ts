import type { Weight } from "../draw/lettering/typefaces.ts";
import { markNames, marks } from "../draw/marks/index.ts";
import { lettersInMain, type Scene } from "../draw/scene.ts";
import type { Edit, LetterCase } from "../reading/edits/edit.ts";
import { initialsOf } from "../reading/quotes.ts";
import { bare, offRing } from "./plainer-marks.ts";
import { exchanged, toned, traded } from "./recolour.ts";

/** How much closer a crop goes. */
export const CROP = 1.3;

/** The largest zoom at which what fills the margins stays within the frame. */
const WHOLE = 1.2;

/** The scene with one change made; everything else stays as it was. */
export function applyEdit(scene: Scene, edit: Edit): Scene {
  const change = changes[edit.kind] as (scene: Scene, edit: Edit) => Partial<Scene>;
  return { ...scene, ...change(scene, edit) };
}

/** What a change of each kind makes different. */
const changes: {
  [Kind in Edit["kind"]]: (scene: Scene, edit: Extract<Edit, { kind: Kind }>) => Partial<Scene>;
} = {
  colour(scene, { part, colour }) {
    // Letters that are left blank in what is to have the colour stay blank.
    if (part === "ink" && lettersInMain(scene) && colour !== scene.palette.main) {
      return changes.letterColour(scene, { kind: "letterColour", which: "all", colour });
    }
    // What is the second colour's to a client is an accent too.
    const accent = part === "second" && { accent: colour };
    return {
      palette: { ...scene.palette, [part]: colour, ...accent },
      isTransparent: scene.isTransparent && part !== "ground",
    };
  },
  recolour: ({ palette }, { from, to }) => ({ palette: exchanged(palette, from, to) }),
  trade: ({ palette }, { one, other }) => ({ palette: traded(palette, one, other) }),
  swap: ({ palette }) => ({
    palette: { ...palette, main: palette.second, second: palette.main },
  }),
  tone: ({ palette }, { tone, part, like }) => ({ palette: toned(palette, tone, part, like) }),
  outline: ({ enclosures, palette }, { colour }) =>
    enclosures.length === 0
      ? { palette: { ...palette, main: colour } }
      : { enclosures: enclosures.map((each) => ({ ...each, colour })) },
  letterColour({ colouredLetters }, { which, colour }) {
    const others = colouredLetters.filter((each) => each.which !== which);
    const own = colour === null ? [] : [{ which, colour }];
    // Of two colours for one letter the later counts: a letter's own, before that of all.
    return { colouredLetters: which === "all" ? [...own, ...others] : [...others, ...own] };
  },
  transparent: () => ({ isTransparent: true }),
  handDrawn: () => ({ isHandDrawn: true, typeface: "Caveat" }),
  typeface: (_, { typeface }) => ({ typeface }),
  weight({ weight }, { weight: wish }) {
    if (wish !== "heavier" && wish !== "finer") return { weight: wish };
    const at = weights.indexOf(weight) + (wish === "heavier" ? 1 : -1);
    return { weight: weights[bounded(at, 0, weights.length - 1)] ?? weight };
  },
  slant: (_, { isSlanted }) => ({ isSlanted }),
  treatment({ archetype, treatment, mark }, { treatment: wish }) {
    if (wish === "plain") {
      return {
        treatment: treatment === "shadow" ? "plain" : treatment,
        mark: mark === "shadowed" ? "overlapped" : mark,
      };
    }
    // A monogram has a way of its own to cast a shadow; a lock-up has none.
    if (archetype === "wordmark") return { treatment: wish };
    return archetype === "lettermark" ? { mark: "shadowed" } : {};
  },
  underline({ mark, treatment, underline: before }, { underline }) {
    if (underline !== null) return { underline, mark: offRing(mark) };
    // Lines of the design's own go, too.
    const isOwn = before === null;
    return {
      underline,
      mark: isOwn && mark === "underscored" ? "overlapped" : mark,
      treatment: isOwn && treatment === "underline" ? "plain" : treatment,
    };
  },
  case: ({ name, initials }, { letters }) => ({
    name: cased(name, letters),
    initials: cased(initials, letters),
  }),
  tracking: ({ tracking }, { by }) => ({ tracking: bounded(tracking + by, -0.12, 0.6) }),
  lines: (_, { count }) => ({ lines: count }),
  /** A mark without letters becomes a combination of the mark and the name. */
  name({ archetype, initials }, { name }) {
    if (archetype === "lettermark") return { initials: name };
    const isMark = archetype === "abstract" || archetype === "pictorial";
    return {
      archetype: isMark ? "combination" : archetype,
      name,
      initials: initialsOf(name) || initials,
    };
  },
  tagline: (_, { tagline }) => ({ tagline }),
  arrangement: ({ arrangement: before, mark }, { arrangement }) => ({
    arrangement: arrangement === "opposite" ? opposite[before] : arrangement,
    mark: offRing(mark),
  }),
  gap: ({ gap }, { factor }) => ({ gap: bounded(gap * factor, 0.2, 4) }),
  /** Letters without a mark become a combination of the motif and the letters. */
  motif(scene, { motif }) {
    const { archetype, initials } = scene;
    const mark = marks[scene.mark].shows === "motif" ? scene.mark : "plain";
    if (archetype === "wordmark") return { archetype: "combination", motif, mark };
    if (archetype !== "lettermark") return { motif, mark };
    return { archetype: "combination", name: initials, motif, mark };
  },
  mark: (_, { mark }) => ({ mark }),
  /** The mark of another family that is most like it: one that shows the same. */
  family({ mark }, { family }) {
    if (marks[mark].family === family) return {};
    const kin = markNames.filter((name) => marks[name].family === family);
    return { mark: kin.find((name) => marks[name].shows === marks[mark].shows) ?? mark };
  },
  withoutMark: ({ name }) => name === "" ? {} : { archetype: "wordmark", treatment: "plain" },
  withoutName({ archetype, mark }) {
    if (archetype !== "combination") return {};
    const isLetters = marks[mark].shows === "initials";
    return {
      archetype: isLetters ? "lettermark" : "pictorial",
      mark: offRing(mark),
      ...{ name: "", tagline: "" },
    };
  },
  enclosure(scene, { enclosure }) {
    if (enclosure === null) return bare(scene);
    // It takes the place of the piece's own. A mark by itself is the whole.
    const of = isPart(scene, enclosure.of) ? "mark" : "whole";
    const others = scene.enclosures.filter((other) => other.of !== of);
    return { enclosures: [...others, { ...enclosure, of }] };
  },
  turn: (scene, { of, degrees }) =>
    posed(scene, of, ({ turn }) => ({ turn: (turn + degrees) % 360 })),
  mirror: (scene, { of, axis }) =>
    posed(scene, of, ({ mirror }) => ({ mirror: mirror === axis ? "none" : axis })),
  crop: ({ zoom }) => ({ zoom: zoom * CROP }),
  size(scene, { of, factor }) {
    const { mark, pose, nameSize, zoom } = scene;
    if (!isPart(scene, of) || mark === "roundel") {
      // A picture that was cropped on purpose stays cropped when it is made larger.
      const wanted = zoom * factor;
      return {
        zoom: factor > 1 ? Math.max(zoom, Math.min(WHOLE, wanted)) : Math.max(0.3, wanted),
      };
    }
    return of === "mark"
      ? { pose: { ...pose, size: bounded(pose.size * factor, 0.3, 3) } }
      : { nameSize: bounded(nameSize * factor, 0.3, 3) };
  },
};

/** A mark by itself is the whole picture, and so is a name. */
function isPart({ archetype }: Scene, of: "mark" | "name" | "whole"): boolean {
  return of !== "whole" && archetype === "combination";
}

type Posed = Pick<Scene, "mirror" | "turn">;

function posed(
  scene: Scene,
  of: "mark" | "whole",
  change: (was: Posed) => Partial<Posed>,
): Partial<Scene> {
  if (!isPart(scene, of)) return change(scene);
  return { pose: { ...scene.pose, ...change(scene.pose) } };
}

const weights: Weight[] = ["light", "regular", "bold", "black"];

const opposite: Record<Scene["arrangement"], Scene["arrangement"]> = {
  stacked: "under",
  under: "stacked",
  beside: "after",
  after: "beside",
};

function cased(text: string, letters: LetterCase): string {
  if (letters === "upper") return text.toLocaleUpperCase();
  const lower = text.toLocaleLowerCase();
  if (letters === "lower") return lower;
  const capital = letters === "title" ? /(?<![\p{L}\p{M}'’])\p{L}/gu : /\p{L}/u;
  return lower.replace(capital, (letter) => letter.toLocaleUpperCase());
}

function bounded(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

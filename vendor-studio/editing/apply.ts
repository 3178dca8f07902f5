import type { Enclosure } from "../draw/enclosure.ts";
import type { Weight } from "../draw/lettering/typefaces.ts";
import type { MarkName } from "../draw/marks/index.ts";
import { lettersInMain, type Scene } from "../draw/scene.ts";
import { markNames, marks } from "../draw/marks/index.ts";
import type { Family } from "../draw/marks/index.ts";
import type { Edit, LetterCase, Piece } from "../reading/edits/edit.ts";
import { initialsOf } from "../reading/quotes.ts";
import { exchanged, toned, traded } from "./recolour.ts";

/** How much closer a crop goes. */
export const CROP = 1.3;

/** The largest zoom at which what fills the margins stays within the frame. */
const WHOLE = 1.2;

/** The scene with one change made; everything else stays as it was. */
export function applyEdit(scene: Scene, edit: Edit): Scene {
  switch (edit.kind) {
    case "colour":
      // Letters that are left blank in what is to have the colour stay blank.
      if (edit.part === "ink" && lettersInMain(scene) && edit.colour !== scene.palette.main) {
        return applyEdit(scene, { kind: "letterColour", which: "all", colour: edit.colour });
      }
      return {
        ...scene,
        // What is the second colour's to a client is an accent too.
        palette: {
          ...scene.palette,
          [edit.part]: edit.colour,
          ...(edit.part === "second" && { accent: edit.colour }),
        },
        isTransparent: scene.isTransparent && edit.part !== "ground",
      };
    case "transparent":
      return { ...scene, isTransparent: true };
    case "handDrawn":
      return { ...scene, isHandDrawn: true, typeface: "Caveat" };
    case "recolour":
      return { ...scene, palette: exchanged(scene.palette, edit.from, edit.to) };
    case "trade":
      return { ...scene, palette: traded(scene.palette, edit.one, edit.other) };
    case "underline":
      return underlined(scene, edit.underline);
    case "letterColour": {
      const { which, colour } = edit;
      const others = scene.colouredLetters.filter((each) => each.which !== which);
      const own = colour === null ? [] : [{ which, colour }];
      // Of two colours for one letter the later counts: a letter's own, before that of all.
      const colouredLetters = which === "all" ? [...own, ...others] : [...others, ...own];
      return { ...scene, colouredLetters };
    }
    case "swap": {
      const { main, second } = scene.palette;
      return { ...scene, palette: { ...scene.palette, main: second, second: main } };
    }
    case "outline":
      return scene.enclosures.length === 0
        ? { ...scene, palette: { ...scene.palette, main: edit.colour } }
        : {
          ...scene,
          enclosures: scene.enclosures.map((each) => ({ ...each, colour: edit.colour })),
        };
    case "tone":
      return { ...scene, palette: toned(scene.palette, edit.tone, edit.part, edit.like) };
    case "typeface":
      return { ...scene, typeface: edit.typeface };
    case "weight":
      return { ...scene, weight: weightAfter(scene.weight, edit.weight) };
    case "slant":
      return { ...scene, isSlanted: edit.isSlanted };
    case "treatment":
      return treated(scene, edit.treatment);
    case "case":
      return inCase(scene, edit.letters);
    case "tracking":
      return { ...scene, tracking: Math.min(0.6, Math.max(-0.12, scene.tracking + edit.by)) };
    case "lines":
      return { ...scene, lines: edit.count };
    case "name":
      return renamed(scene, edit.name);
    case "tagline":
      return { ...scene, tagline: edit.tagline };
    case "arrangement":
      // A roundel has its name on the ring: to stand anywhere else, it has to leave it.
      return {
        ...scene,
        arrangement: edit.arrangement === "opposite"
          ? opposite[scene.arrangement]
          : edit.arrangement,
        mark: scene.mark === "roundel" ? "seal" : scene.mark,
      };
    case "gap":
      return { ...scene, gap: bounded(scene.gap * edit.factor, 0.2, 4) };
    case "motif":
      return showingMotif(scene, edit.motif);
    case "mark":
      return { ...scene, mark: edit.mark };
    case "family":
      return { ...scene, mark: inFamily(scene.mark, edit.family) };
    case "withoutMark":
      return scene.name === "" ? scene : { ...scene, archetype: "wordmark", treatment: "plain" };
    case "withoutName":
      return withoutName(scene);
    case "enclosure":
      return edit.enclosure === null ? bare(scene) : enclosedBy(scene, edit.enclosure);
    case "turn":
      return onMark(scene, edit.of)
        ? { ...scene, pose: { ...scene.pose, turn: round(scene.pose.turn + edit.degrees) } }
        : { ...scene, turn: round(scene.turn + edit.degrees) };
    case "mirror":
      return onMark(scene, edit.of)
        ? { ...scene, pose: { ...scene.pose, mirror: flipped(scene.pose.mirror, edit.axis) } }
        : { ...scene, mirror: flipped(scene.mirror, edit.axis) };
    case "crop":
      return { ...scene, zoom: scene.zoom * CROP };
    case "size":
      return sized(scene, edit.of, edit.factor);
  }
}

/** A mark by itself is the whole picture. */
function onMark(scene: Scene, of: "mark" | "whole"): boolean {
  return of === "mark" && scene.archetype === "combination";
}

function round(degrees: number): number {
  return degrees % 360;
}

function flipped(mirror: Scene["mirror"], axis: "horizontal" | "vertical"): Scene["mirror"] {
  return mirror === axis ? "none" : axis;
}

const weights: Weight[] = ["light", "regular", "bold", "black"];

function weightAfter(weight: Weight, wish: Weight | "heavier" | "finer"): Weight {
  if (wish !== "heavier" && wish !== "finer") return wish;
  const at = weights.indexOf(weight) + (wish === "heavier" ? 1 : -1);
  return weights[bounded(at, 0, weights.length - 1)] ?? weight;
}

const opposite: Record<Scene["arrangement"], Scene["arrangement"]> = {
  stacked: "under",
  under: "stacked",
  beside: "after",
  after: "beside",
};

function inCase(scene: Scene, letters: LetterCase): Scene {
  return { ...scene, name: cased(scene.name, letters), initials: cased(scene.initials, letters) };
}

function cased(text: string, letters: LetterCase): string {
  if (letters === "upper") return text.toLocaleUpperCase();
  const lower = text.toLocaleLowerCase();
  if (letters === "lower") return lower;
  const capital = letters === "title" ? /(?<![\p{L}\p{M}'’])\p{L}/gu : /\p{L}/u;
  return lower.replace(capital, (letter) => letter.toLocaleUpperCase());
}

/** A name on a ring has to leave it for a line of its own; lines of the design's own go, too. */
function underlined(scene: Scene, underline: Scene["underline"]): Scene {
  const { mark, treatment } = scene;
  if (underline !== null) {
    return { ...scene, underline, mark: mark === "roundel" ? "seal" : mark };
  }
  return {
    ...scene,
    underline,
    mark: mark === "underscored" && scene.underline === null ? "overlapped" : mark,
    treatment: treatment === "underline" && scene.underline === null ? "plain" : treatment,
  };
}

/** A monogram has a way of its own to cast a shadow; a lock-up has none. */
function treated(scene: Scene, treatment: "shadow" | "inline" | "plain"): Scene {
  if (treatment === "plain") {
    return {
      ...scene,
      treatment: scene.treatment === "shadow" ? "plain" : scene.treatment,
      mark: scene.mark === "shadowed" ? "overlapped" : scene.mark,
    };
  }
  if (scene.archetype === "wordmark") return { ...scene, treatment };
  return scene.archetype === "lettermark" ? { ...scene, mark: "shadowed" } : scene;
}

function withoutName(scene: Scene): Scene {
  if (scene.archetype !== "combination") return scene;
  const archetype = marks[scene.mark].shows === "initials" ? "lettermark" : "pictorial";
  const mark = scene.mark === "roundel" ? "seal" : scene.mark;
  return { ...scene, archetype, mark, name: "", tagline: "" };
}

function sized(scene: Scene, of: Piece, factor: number): Scene {
  if (of !== "whole" && scene.archetype === "combination" && scene.mark !== "roundel") {
    return of === "mark"
      ? { ...scene, pose: { ...scene.pose, size: bounded(scene.pose.size * factor, 0.3, 3) } }
      : { ...scene, nameSize: bounded(scene.nameSize * factor, 0.3, 3) };
  }
  return { ...scene, zoom: scaled(scene.zoom, factor) };
}

function bounded(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** The mark of another family that is most like it: one that shows the same. */
function inFamily(mark: MarkName, family: Family): MarkName {
  const { shows } = marks[mark];
  if (marks[mark].family === family) return mark;
  return markNames.find((name) => marks[name].family === family && marks[name].shows === shows) ??
    mark;
}

/** A mark without letters becomes a combination of the mark and the name. */
function renamed(scene: Scene, name: string): Scene {
  if (scene.archetype === "lettermark") return { ...scene, initials: name };
  const isMark = scene.archetype === "abstract" || scene.archetype === "pictorial";
  const archetype = isMark ? "combination" : scene.archetype;
  return { ...scene, archetype, name, initials: initialsOf(name) || scene.initials };
}

/** Letters without a mark become a combination of the motif and the letters. */
function showingMotif(scene: Scene, motif: string): Scene {
  const { archetype, initials } = scene;
  const mark = marks[scene.mark].shows === "motif" ? scene.mark : "plain";
  if (archetype === "wordmark") return { ...scene, archetype: "combination", motif, mark };
  if (archetype !== "lettermark") return { ...scene, motif, mark };
  return { ...scene, archetype: "combination", name: initials, motif, mark };
}

/** The enclosure takes the place of the piece's own. A mark by itself is the whole. */
function enclosedBy(scene: Scene, enclosure: Enclosure): Scene {
  const of = onMark(scene, enclosure.of) ? "mark" : "whole";
  const others = scene.enclosures.filter((other) => other.of !== of);
  return { ...scene, enclosures: [...others, { ...enclosure, of }] };
}

/** Some marks have an enclosure of their own. */
function bare(scene: Scene): Scene {
  if (scene.enclosures.length > 0) return { ...scene, enclosures: [] };
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
  const ruled = scene.treatment === "plaque" || scene.treatment === "reversed";
  return {
    ...scene,
    mark: without[scene.mark] ?? scene.mark,
    treatment: scene.archetype === "wordmark" && ruled ? "plain" : scene.treatment,
  };
}

/** A picture that was cropped on purpose stays cropped when it is made larger. */
function scaled(zoom: number, factor: number): number {
  const wanted = zoom * factor;
  return factor > 1 ? Math.max(zoom, Math.min(WHOLE, wanted)) : Math.max(0.3, wanted);
}

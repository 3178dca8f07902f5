import type { Brush } from "./brush.ts";
import { INNER, joined, lockUp, underlined } from "./combination.ts";
import { enclosed, type Enclosure, paletteWithin } from "./enclosure.ts";
import { type Box, type Drawing, fitted } from "./geometry.ts";
import { blockDrawing, breakLines } from "./lettering/lines.ts";
import { colouredOver } from "./lettering/coloured-letters.ts";
import { drawnMark } from "./marks/index.ts";
import { unbroken } from "./marks/joined-letters.ts";
import { LETTERING, type Palette, seenOn } from "./palette.ts";
import { type Filling, posed, slanted } from "./pose.ts";
import type { Scene } from "./scene.ts";
import { LEAN } from "./wordmark/coloured.ts";
import { treatments } from "./wordmark/index.ts";

/** The square that a picture is composed in; other formats widen its ground. */
export const ARTBOARD = 1000;

/**
 * Composes what the archetype calls for, within the margins. Nothing but the ground comes nearer to
 * the edge, until somebody crops.
 */
export function compose(scene: Scene, brush: Brush): string {
  const { palette } = brush;
  const around = enclosureOf(scene, "whole");
  const inner: Brush = { ...brush, palette: paletteWithin(around, palette) };
  const art = composed({ ...scene, palette: inner.palette }, inner);
  // A ring around a single shape needs no more room than the shape had.
  const whole = around === null
    ? art
    : fitted(enclosed(art, around, palette), centredBox(INNER, INNER));
  return centred(posed(whole, scene, fillingOf(scene, around))).svg;
}

function fillingOf(scene: Scene, around: Enclosure | null): Filling {
  if (around !== null) return around.shape === "circle" ? "round" : "full";
  if (isRoundel(scene)) return "round";
  return scene.archetype === "combination" || scene.archetype === "wordmark" ? "full" : "loose";
}

function composed(scene: Scene, brush: Brush): Drawing {
  switch (scene.archetype) {
    case "wordmark":
      return centred(withTagline(scene, wordmark(scene, brush), 420));
    case "combination":
      return combination(scene, brush);
    case "lettermark": {
      const mark = underlined(drawMark(scene, brush), scene, brush.palette);
      return centred(withTagline(scene, fitted(mark, centredBox(440, 400)), 420));
    }
    case "abstract":
    case "pictorial":
      return centred(withTagline(scene, fitted(drawMark(scene, brush), centredBox(500, 480)), 420));
  }
}

function enclosureOf(scene: Scene, piece: Enclosure["of"]): Enclosure | null {
  return scene.enclosures.find(({ of }) => of === piece) ?? null;
}

function drawMark(scene: Scene, brush: Brush): Drawing {
  const around = enclosureOf(scene, "mark");
  const palette: Palette = paletteWithin(around, brush.palette);
  const upright = drawnMark(unbroken(scene.mark, scene.initials), { ...brush, palette });
  // A roundel turns what is in it, and keeps its lettering.
  const mark = isRoundel(scene) ? upright : posed(upright, scene.pose, "loose");
  return around === null ? mark : enclosed(mark, around, brush.palette);
}

function wordmark(scene: Scene, brush: Brush): Drawing {
  const treatment = treatments[scene.treatment];
  const setting = {
    typeface: scene.typeface,
    weight: scene.weight,
    tracking: (treatment.tracking ?? 0) + scene.tracking,
  };
  const room = { width: INNER, height: 380 };
  const block = breakLines(scene.name, setting, room, "centre", scene.lines);
  // Without this limit a name of few letters would be set far too large.
  const art = treatment.draw(brush, block);
  const lean = scene.treatment === "forward" ? LEAN : 0;
  const ground = scene.treatment === "reversed" ? scene.palette.main : scene.palette.ground;
  const name = underlined(
    { ...art, svg: art.svg + colouredOver(block, brush.colouredLetters, ground, lean) },
    scene,
    brush.palette,
  );
  return fitted(
    scene.isSlanted ? slanted(name) : name,
    centredBox(INNER * widthFor(scene.name), 430),
  );
}

function isRoundel({ archetype, mark, name }: Scene): boolean {
  return archetype === "combination" && mark === "roundel" && name !== "";
}

function combination(scene: Scene, brush: Brush): Drawing {
  const mark = drawMark(scene, brush);
  // A roundel letters the name on its ring: it isn't lettered a second time.
  if (isRoundel(scene)) return fitted(mark, centredBox(620, 620));
  return centred(
    lockUp(scene, brush, mark, (name, most, align) => withTagline(scene, name, most, align)),
  );
}

/** Smaller than this, in units of the artboard an em, a tagline can't be read, and is left out. */
const LEAST_EM = 32;

/**
 * The tagline in small, spaced letters under the name, in as many lines as it needs to be read; its
 * size is bounded by the name's.
 */
function withTagline(
  scene: Scene,
  name: Drawing,
  most: number,
  align: "centre" | "left" = "centre",
): Drawing {
  if (scene.tagline === "") return name;
  const setting = { typeface: taglineFace(scene), weight: "regular", tracking: 0.08 } as const;
  const width = Math.min(Math.max(name.box.width, 240), most + 100, INNER);
  const least = LEAST_EM / (enclosureOf(scene, "whole") === null ? 1 : 0.7) / 100;
  for (const lines of [1, 2]) {
    const room = { width, height: 200 };
    const block = breakLines(scene.tagline, setting, room, align, lines);
    const scale = Math.min(0.46, width / block.box.width);
    if (scale < least) continue;
    const size = { width: block.box.width * scale, height: block.box.height * scale };
    const x = align === "left" ? name.box.x : name.box.x + (name.box.width - size.width) / 2;
    const y = name.box.y + name.box.height + 36;
    const ink = seenOn(scene.palette.ground, scene.palette.ink, LETTERING);
    return joined(name, fitted(blockDrawing(block, () => ink), { x, y, ...size }));
  }
  return name;
}

/** A script or a display face is unreadable when small. */
function taglineFace({ typeface }: Scene): Scene["typeface"] {
  return typeface === "Playfair Display" || typeface === "Tenor Sans" ? "Tenor Sans" : "Jost";
}

function widthFor(name: string): number {
  return Math.min(1, 0.5 + [...name].length * 0.055);
}

function centredBox(width: number, height: number): Box {
  return { x: (ARTBOARD - width) / 2, y: (ARTBOARD - height) / 2, width, height };
}

/** In the middle of the artboard, and smaller where it would cross the margins. */
function centred(drawing: Drawing): Drawing {
  const scale = Math.min(1, INNER / drawing.box.width, INNER / drawing.box.height);
  return fitted(drawing, centredBox(drawing.box.width * scale, drawing.box.height * scale));
}

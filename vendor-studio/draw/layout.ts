import { INNER, joined, lockUp, underlined } from "./combination.ts";
import { enclosed, type Enclosure, paletteWithin } from "./enclosure.ts";
import { type Box, type Drawing, fitted } from "./geometry.ts";
import { blockDrawing, breakLines } from "./lettering/lines.ts";
import { colouredOver } from "./lettering/coloured-letters.ts";
import type { TypefaceName } from "./lettering/typefaces.ts";
import { drawnMark } from "./marks/index.ts";
import { unbroken } from "./marks/joined-letters.ts";
import { LETTERING, seenOn } from "./palette.ts";
import { type Filling, posed, slanted } from "./pose.ts";
import type { Canvas } from "./scene.ts";
import { LEAN } from "./wordmark/coloured.ts";
import { treatments } from "./wordmark/index.ts";

/** The square that a picture is composed in; other formats widen its ground. */
export const ARTBOARD = 1000;

/**
 * Composes what the archetype calls for, within the margins. Nothing but the ground comes nearer to
 * the edge, until somebody crops.
 */
export function compose(canvas: Canvas): string {
  const { palette } = canvas;
  const around = enclosureOf(canvas, "whole");
  const art = composed({ ...canvas, palette: paletteWithin(around, palette) });
  // A ring around a single shape needs no more room than the shape had.
  const whole = around === null
    ? art
    : fitted(enclosed(art, around, palette), centredBox(INNER, INNER));
  return centred(posed(whole, canvas, fillingOf(canvas, around))).svg;
}

function fillingOf(canvas: Canvas, around: Enclosure | null): Filling {
  if (around !== null) return around.shape === "circle" ? "round" : "full";
  if (isRoundel(canvas)) return "round";
  return canvas.archetype === "combination" || canvas.archetype === "wordmark" ? "full" : "loose";
}

function composed(canvas: Canvas): Drawing {
  switch (canvas.archetype) {
    case "wordmark":
      return centred(withTagline(canvas, wordmark(canvas), 420));
    case "combination":
      return combination(canvas);
    case "lettermark": {
      const mark = underlined(drawMark(canvas), canvas);
      return centred(withTagline(canvas, fitted(mark, centredBox(440, 400)), 420));
    }
    case "abstract":
    case "pictorial":
      return centred(withTagline(canvas, fitted(drawMark(canvas), centredBox(500, 480)), 420));
  }
}

function enclosureOf(canvas: Canvas, piece: Enclosure["of"]): Enclosure | null {
  return canvas.enclosures.find(({ of }) => of === piece) ?? null;
}

function drawMark(canvas: Canvas): Drawing {
  const { initials, pose, palette } = canvas;
  const around = enclosureOf(canvas, "mark");
  const within = { ...canvas, palette: paletteWithin(around, palette) };
  const upright = drawnMark(unbroken(canvas.mark, initials), within);
  // A roundel turns what is in it, and keeps its lettering.
  const mark = isRoundel(canvas) ? upright : posed(upright, pose, "loose");
  return around === null ? mark : enclosed(mark, around, palette);
}

function wordmark(canvas: Canvas): Drawing {
  const { name, palette, colouredLetters } = canvas;
  const treatment = treatments[canvas.treatment];
  const setting = { ...canvas, tracking: (treatment.tracking ?? 0) + canvas.tracking };
  const room = { width: INNER, height: 380 };
  const block = breakLines(name, setting, room, "centre", canvas.lines);
  const art = treatment.draw(canvas, block);
  const lean = canvas.treatment === "forward" ? LEAN : 0;
  const ground = canvas.treatment === "reversed" ? palette.main : palette.ground;
  const coloured = colouredOver(block, colouredLetters, ground, lean);
  const lettered = underlined({ ...art, svg: art.svg + coloured }, canvas);
  // Without this limit a name of few letters would be set far too large.
  const width = Math.min(1, 0.5 + [...name].length * 0.055);
  return fitted(canvas.isSlanted ? slanted(lettered) : lettered, centredBox(INNER * width, 430));
}

function isRoundel({ archetype, mark, name }: Canvas): boolean {
  return archetype === "combination" && mark === "roundel" && name !== "";
}

function combination(canvas: Canvas): Drawing {
  const mark = drawMark(canvas);
  // A roundel letters the name on its ring: it isn't lettered a second time.
  if (isRoundel(canvas)) return fitted(mark, centredBox(620, 620));
  return centred(lockUp(canvas, mark, withTagline));
}

/** Smaller than this, in units of the artboard an em, a tagline can't be read, and is left out. */
const LEAST_EM = 32;

/**
 * The tagline in small, spaced letters under the name, in as many lines as it needs to be read; its
 * size is bounded by the name's.
 */
function withTagline(
  canvas: Canvas,
  name: Drawing,
  most: number,
  align: "centre" | "left" = "centre",
): Drawing {
  if (canvas.tagline === "") return name;
  const setting = { typeface: taglineFace(canvas), weight: "regular", tracking: 0.08 } as const;
  const width = Math.min(Math.max(name.box.width, 240), most + 100, INNER);
  const least = LEAST_EM / (enclosureOf(canvas, "whole") === null ? 1 : 0.7) / 100;
  for (const lines of [1, 2]) {
    const room = { width, height: 200 };
    const block = breakLines(canvas.tagline, setting, room, align, lines);
    const scale = Math.min(0.46, width / block.box.width);
    if (scale < least) continue;
    const size = { width: block.box.width * scale, height: block.box.height * scale };
    const x = align === "left" ? name.box.x : name.box.x + (name.box.width - size.width) / 2;
    const y = name.box.y + name.box.height + 36;
    const ink = seenOn(canvas.palette.ground, canvas.palette.ink, LETTERING);
    return joined(name, fitted(blockDrawing(block, ink), { x, y, ...size }));
  }
  return name;
}

/** A script or a display face is unreadable when small. */
function taglineFace({ typeface }: Canvas): TypefaceName {
  return typeface === "Playfair Display" || typeface === "Tenor Sans" ? "Tenor Sans" : "Jost";
}

function centredBox(width: number, height: number): Box {
  return { x: (ARTBOARD - width) / 2, y: (ARTBOARD - height) / 2, width, height };
}

/** In the middle of the artboard, and smaller where it would cross the margins. */
function centred(drawing: Drawing): Drawing {
  const scale = Math.min(1, INNER / drawing.box.width, INNER / drawing.box.height);
  return fitted(drawing, centredBox(drawing.box.width * scale, drawing.box.height * scale));
}

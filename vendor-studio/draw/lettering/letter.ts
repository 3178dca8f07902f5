// @ts-types="@types/fontkit"
import type * as fontkit from "fontkit";
import { type Box, n } from "../geometry.ts";
import { font } from "./fonts.ts";
import { faceFor, runsOf } from "./runs.ts";
import { type TypefaceName, typefaces, type Weight } from "./typefaces.ts";

/** How a text is to be set. `tracking` is added to the typeface's own, in em. */
export interface Setting {
  typeface: TypefaceName;
  weight: Weight;
  tracking?: number;
}

/** A glyph's outline at 100 units an em, its origin on the baseline at (0, 0). */
export interface Glyph {
  d: string;
  /** Where its origin stands on the line. */
  x: number;
  advance: number;
  /** The characters it stands for: several for a ligature, none for a mark that joins another. */
  text: string;
}

/** A line of lettering, at 100 units an em; the baseline is y = 0. */
export interface Line {
  glyphs: Glyph[];
  d: string;
  /** What the ink covers; an empty line covers nothing. */
  box: Box;
  capHeight: number;
}

const EM = 100;
/** Of a space, where the font has none: some files of a family hold letters alone. */
const SPACE = 28;

/** Shapes one line with the font's own kerning and ligatures. */
export function letter(text: string, setting: Setting): Line {
  const name = faceFor(text, setting.typeface);
  const tracking = (typefaces[name].tracking + (setting.tracking ?? 0)) * EM;
  const glyphs: Glyph[] = [];
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  let x = 0;
  for (
    const { text: part, font: face, isSpaceable, isRightToLeft } of runsOf(
      text,
      name,
      setting.weight,
    )
  ) {
    const scale = EM / face.unitsPerEm;
    // A script's letters join: letters set apart, or ligatures between them, would break its strokes.
    const spaced = isSpaceable ? tracking : 0;
    const run = shape(
      face,
      inDrawingOrder(part),
      spaced > 2 ? { liga: false, clig: false } : {},
      isRightToLeft ? "rtl" : "ltr",
    );
    run.glyphs.forEach((glyph, index) => {
      const position = run.positions[index];
      if (position === undefined) return;
      const letters = String.fromCodePoint(...glyph.codePoints);
      if (glyph.id === 0 && /^\s+$/.test(letters)) {
        glyphs.push({ d: "", x, advance: SPACE + spaced, text: letters });
        x += SPACE + spaced;
        return;
      }
      const left = x + position.xOffset * scale;
      const up = position.yOffset * scale;
      const outline = glyph.path.scale(scale, -scale).translate(left, -up);
      const { minX, minY, maxX, maxY } = outline.bbox;
      if (Number.isFinite(minX) && maxX > minX) {
        box.left = Math.min(box.left, minX);
        box.right = Math.max(box.right, maxX);
        box.top = Math.min(box.top, minY);
        box.bottom = Math.max(box.bottom, maxY);
      }
      const advance = position.xAdvance * scale + spaced;
      glyphs.push({ d: rounded(outline.commands), x, advance, text: letters });
      x += advance;
    });
  }
  const main = font(name, setting.weight);
  const empty = !Number.isFinite(box.left);
  return {
    glyphs,
    d: glyphs.map((glyph) => glyph.d).join(""),
    box: empty ? { x: 0, y: 0, width: 0, height: 0 } : {
      x: box.left,
      y: box.top,
      width: box.right - box.left,
      height: box.bottom - box.top,
    },
    capHeight: (main.capHeight || main.ascent * 0.7) * EM / main.unitsPerEm,
  };
}

function shape(
  face: fontkit.Font,
  text: string,
  features: Record<string, boolean>,
  direction: "ltr" | "rtl",
): fontkit.GlyphRun {
  const withFeatures = (features: Record<string, boolean>) =>
    face.layout(text, features, undefined, undefined, direction);
  try {
    return withFeatures(features);
  } catch {
    // fontkit fails where a font has no anchor for a mark on its letter. Unplaced, it stands beside.
    return withFeatures({ ...features, mark: false, mkmk: false });
  }
}

const marksBeforeAm = /([\u0e31\u0e34-\u0e37\u0e3b\u0e47-\u0e4e]+)\u0e33/g;

/**
 * Thai's sara am is written after a tone, and its ring, the nikhahit, stands below the tone. A shaper
 * of Thai takes it apart and puts the ring first; fontkit has none.
 * https://learn.microsoft.com/en-us/typography/script-development/thai
 */
function inDrawingOrder(text: string): string {
  return text.replace(marksBeforeAm, "\u0e4d$1\u0e32");
}

const letters: Record<string, string> = {
  moveTo: "M",
  lineTo: "L",
  quadraticCurveTo: "Q",
  bezierCurveTo: "C",
  closePath: "Z",
};

function rounded(commands: { command: string; args: number[] }[]): string {
  return commands.map(({ command, args }) => `${letters[command] ?? ""}${args.map(n).join(" ")}`)
    .join("");
}

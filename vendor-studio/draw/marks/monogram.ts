import type { Brush } from "../brush.ts";
import { clipped } from "../clip.ts";
import { block, circle, corners, filled, MARK_BOX, moved, outlined, stroked } from "../geometry.ts";
import { letter, type Line } from "../lettering/letter.ts";
import { coloursByGlyph } from "../lettering/coloured-letters.ts";
import { isRightToLeft } from "../lettering/runs.ts";
import type { TypefaceName } from "../lettering/typefaces.ts";
import { secondInk } from "../palette.ts";
import { ARCH_BOX, frames } from "./frames.ts";
import { setInitials } from "./initials.ts";
import type { Design } from "./mark.ts";

/** Stripes, slices and overlaps need thick strokes: the typeface that takes a fine one's place. */
function sturdy({ typeface }: Brush): TypefaceName {
  const stand: Partial<Record<TypefaceName, TypefaceName>> = {
    "Tenor Sans": "Playfair Display",
    "Caveat": "Comfortaa",
    "Pacifico": "Roboto Slab",
  };
  return stand[typeface] ?? typeface;
}

/** As `sturdy`, and rounded letters are replaced, too: thin cuts would leave only their outline. */
function heavy(brush: Brush): TypefaceName {
  const typeface = sturdy(brush);
  return typeface === "Comfortaa" ? "Unbounded" : typeface;
}

/** A line's outlines by their colours: main and second for those that have none of their own. */
function toned(line: Line, { palette, colouredLetters }: Brush) {
  const own = coloursByGlyph([line], colouredLetters, palette.ground);
  const rest = line.glyphs.filter((glyph) => !own.has(glyph)).map(({ d }) => d).join("");
  return [
    ...(rest === "" ? [] : [{ d: rest, main: palette.main, second: palette.second }]),
    ...[...own].map(([{ d }, colour]) => ({ d, main: colour, second: colour })),
  ];
}

export const monogram = {
  contained: {
    phrase: "the initials {initials} set in a solid shape with calm corners",
    cue: "set in a solid shape",
    resembles: "a disc",
    title: "Solid Initials",
    draw(brush) {
      const frame = brush.random.pick([frames.disc, frames.squircle, frames.arch]);
      const lift = frame === frames.arch ? 12 : 0;
      const art = setInitials(brush, brush.palette.ground, 122, 92);
      return {
        svg: filled(frame, brush.palette.main) + moved(art.svg, 0, lift),
        box: frame === frames.arch ? ARCH_BOX : MARK_BOX,
      };
    },
  },
  ring: {
    phrase: "the initials {initials} inside a fine double ring with four small marks",
    cue: "fine double ring",
    title: "Signet",
    draw(brush) {
      const { palette } = brush;
      const marks = corners(4, 86).map(([x, y]) => circle(x, y, 5)).join("");
      return stroked(circle(0, 0, 96), palette.main, 4) +
        stroked(circle(0, 0, 76), palette.main, 2) + filled(marks, palette.second) +
        setInitials(brush, palette.ink, 104, 74).svg;
    },
  },
  overlapped: {
    phrase:
      "the initials {initials} pushed together until they overlap, a fine gap where one crosses the other",
    cue: "until they overlap",
    title: "Interlock",
    isTwoToned: true,
    draw(brush) {
      const { palette, initials } = brush;
      const typeface = sturdy(brush);
      const letters = [...initials].slice(0, 4);
      const lines = (isRightToLeft(initials) ? letters.toReversed() : letters).map((text) =>
        letter(text, { typeface, weight: "bold" })
      );
      const own = coloursByGlyph(lines, brush.colouredLetters, palette.ground);
      let x = 0;
      const svg = lines.map(({ d, box, glyphs }, index) => {
        const colour = glyphs.map((glyph) =>
          own.get(glyph)
        ).find((colour) => colour !== undefined) ??
          (index % 2 === 1 ? secondInk(palette) : palette.main);
        const left = x - box.x;
        x += box.width * 0.84;
        return moved(outlined(d, colour, palette.ground, 9), left, 0);
      }).join("");
      const top = Math.min(...lines.map(({ box }) => box.y));
      const bottom = Math.max(...lines.map(({ box }) => box.y + box.height));
      const width = x + (lines.at(-1)?.box.width ?? 0) * 0.16;
      return { svg, box: { x: 0, y: top, width, height: bottom - top } };
    },
  },
  striped: {
    phrase: "the initials {initials} built from even horizontal stripes",
    cue: "even horizontal stripes",
    title: "Striped",
    draw(brush) {
      const line = letter(brush.initials, { typeface: heavy(brush), weight: "bold" });
      const { x, y, width, height } = line.box;
      const pitch = height / 9;
      const svg = toned(line, brush).map(({ d, main, second }) => {
        const stripes = Array.from(
          { length: 9 },
          (_, index) =>
            filled(
              block(x + width / 2, y + (index + 0.36) * pitch, width + 2, pitch * 0.74),
              index >= 6 ? second : main,
            ),
        );
        return clipped(brush, stripes.join(""), d);
      }).join("");
      return { svg, box: line.box };
    },
  },
  halved: {
    phrase:
      "the initials {initials} sliced once across and shifted, upper and lower half in two colors",
    cue: "sliced once across",
    title: "Shifted",
    draw(brush) {
      const line = letter(brush.initials, { typeface: heavy(brush), weight: "bold" });
      const { x, y, width, height } = line.box;
      const middle = y + height * 0.52;
      const shift = height * 0.09;
      const upper = block(x + width / 2, (y + middle) / 2 - 1.2, width + 2, middle - y);
      const lower = block(
        x + width / 2,
        (middle + y + height) / 2 + 1.2,
        width + 2,
        y + height - middle,
      );
      const svg = toned(line, brush).map(({ d, main, second }) =>
        moved(clipped(brush, filled(d, main), upper), -shift / 2, 0) +
        moved(clipped(brush, filled(d, second), lower), shift / 2, 0)
      ).join("");
      return { svg, box: { x: x - shift / 2, y, width: width + shift, height } };
    },
  },
  underscored: {
    phrase: "the initials {initials} standing on one heavy bar",
    cue: "standing on one heavy bar",
    title: "Baseline",
    draw(brush) {
      const art = setInitials(brush, brush.palette.main, 190, 130);
      const bottom = art.box.y + art.box.height;
      const bar = block(0, bottom + 24, Math.max(art.box.width, 80), 16, 2);
      return {
        svg: art.svg + filled(bar, brush.palette.second),
        box: { ...art.box, height: art.box.height + 32 },
      };
    },
  },
  shadowed: {
    phrase: "the outlined initials {initials} with a solid offset shadow",
    cue: "solid offset shadow",
    title: "Offset",
    draw(brush) {
      const line = letter(brush.initials, { typeface: sturdy(brush), weight: "bold" });
      const { x, y, width, height } = line.box;
      const svg = toned(line, brush).map(({ d, main, second }) =>
        moved(filled(d, second), 8, 8) + outlined(d, brush.palette.ground, main, 5.6)
      ).join("");
      return { svg, box: { x: x - 2, y: y - 2, width: width + 10, height: height + 10 } };
    },
  },
  framed: {
    phrase: "the initials {initials} in an open frame whose corner is interrupted by a filled dot",
    cue: "open frame",
    title: "Open Frame",
    draw(brush) {
      const { palette } = brush;
      return stroked("M52 -92H-92V92H92V-52", palette.main, 13) +
        filled(circle(82, -82, 17), palette.second) + setInitials(brush, palette.ink, 116, 84).svg;
    },
  },
} satisfies Record<string, Design>;

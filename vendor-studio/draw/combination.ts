import { block as bar, type Box, type Drawing, filled, fitted } from "./geometry.ts";
import { standingOut } from "./palette.ts";
import { type Block, blockDrawing, breakLines } from "./lettering/lines.ts";
import { colouredOver } from "./lettering/coloured-letters.ts";
import { slanted } from "./pose.ts";
import type { Canvas } from "./scene.ts";

/** A mark with its name beside it; `withTagline` adds the tagline. */
export function lockUp(
  canvas: Canvas,
  mark: Drawing,
  withTagline: (canvas: Canvas, name: Drawing, most: number, align: "centre" | "left") => Drawing,
): Drawing {
  const isWide = mark.box.width >= mark.box.height * 1.3;
  const sideways = canvas.arrangement === "beside" || canvas.arrangement === "after";
  return sideways && !isWide ? beside() : stacked();

  function beside(): Drawing {
    const side = 250 * canvas.pose.size;
    const gap = 52 * canvas.gap;
    const placed = fitted(mark, { x: 0, y: -side / 2, width: side, height: side });
    // A larger name makes the whole wider than the artboard, and the whole is then scaled down.
    const room = {
      width: (INNER - Math.min(side, 320) - gap) * canvas.nameSize,
      height: 250 * canvas.nameSize,
    };
    const block = breakLines(canvas.name, canvas, room, "left", canvas.lines);
    const most = 1.6 * canvas.nameSize;
    const scale = Math.min(room.width / block.box.width, room.height / block.box.height, most);
    const [width, height] = [block.box.width * scale, block.box.height * scale];
    const right = placed.box.x + placed.box.width + gap;
    const left = canvas.arrangement === "beside" ? right : placed.box.x - gap - width;
    const name = fitted(drawnName(block), { x: left, y: -height / 2, width, height });
    return joined(placed, withTagline(canvas, name, 500, "left"));
  }

  function stacked(): Drawing {
    const [width, height] = [660 * canvas.nameSize, 190 * canvas.nameSize];
    const block = breakLines(canvas.name, canvas, { width, height }, "centre", canvas.lines);
    const high = 330 * canvas.pose.size;
    const placed = fitted(mark, { x: -INNER / 2, y: -high, width: INNER, height: high });
    const gap = 66 * canvas.gap;
    const art = drawnName(block);
    // A line under it doesn't make the lettering smaller.
    const ample = height * art.box.height / block.box.height;
    // At the usual size, a name of few letters would look too small beside its mark.
    const most = [...canvas.name].length <= 3 ? 2 : 1.15;
    const tall = Math.min(ample, art.box.height * most * canvas.nameSize);
    const name = withTagline(
      canvas,
      fitted(art, { x: -width / 2, y: gap, width, height: tall }),
      560,
      "centre",
    );
    if (canvas.arrangement !== "under") return joined(placed, name);
    const below = { ...placed.box, y: name.box.y + name.box.height + gap };
    return joined(fitted(placed, below), name);
  }

  function drawnName(block: Block): Drawing {
    const { palette, colouredLetters } = canvas;
    const plain = blockDrawing(block, palette.ink);
    const svg = plain.svg + colouredOver(block, colouredLetters, palette.ground);
    const name = underlined({ ...plain, svg }, canvas);
    return canvas.isSlanted ? slanted(name) : name;
  }
}

/** The name with a line under it, where there is to be one. */
export function underlined(name: Drawing, { underline, palette }: Canvas): Drawing {
  if (underline === null) return name;
  const { x, y, width, height } = name.box;
  const colour = standingOut(underline.colour ?? palette.second, palette.ground, 1.7);
  const line = filled(bar(x + width / 2, y + height + 18, width, 7, 3.5), colour);
  return { svg: name.svg + line, box: { ...name.box, height: height + 22 } };
}

/** What is left of the artboard inside its margins. */
export const INNER = 780;

export function joined(a: Drawing, b: Drawing): Drawing {
  const x = Math.min(a.box.x, b.box.x);
  const y = Math.min(a.box.y, b.box.y);
  const box: Box = {
    x,
    y,
    width: Math.max(a.box.x + a.box.width, b.box.x + b.box.width) - x,
    height: Math.max(a.box.y + a.box.height, b.box.y + b.box.height) - y,
  };
  return { svg: a.svg + b.svg, box };
}

import type { Brush } from "./brush.ts";
import { type Box, type Drawing, fitted } from "./geometry.ts";
import { drawn, letter } from "./lettering/letter.ts";
import { blockDrawing, breakLines } from "./lettering/lines.ts";
import { marks } from "./marks/index.ts";
import { tint } from "./palette.ts";
import type { Scene } from "./scene.ts";
import { treatments } from "./wordmark/index.ts";

/** The square that a picture is composed in; other formats widen its ground. */
export const ARTBOARD = 1000;

/** Nothing but the ground comes nearer to the edge than this. */
const MARGIN = 110;
const INNER = ARTBOARD - 2 * MARGIN;

/** Composes what the archetype calls for, within the margins. */
export function compose(scene: Scene, brush: Brush): string {
  switch (scene.archetype) {
    case "wordmark":
      return centred(withTagline(scene, wordmark(scene, brush), 420)).svg;
    case "combination":
      return combination(scene, brush);
    case "lettermark":
      return centred(fitted(drawMark(scene, brush), around(440, 400))).svg;
    case "abstract":
    case "pictorial":
      return centred(fitted(drawMark(scene, brush), around(500, 480))).svg;
  }
}

function drawMark(scene: Scene, brush: Brush): Drawing {
  return marks[scene.mark].draw(brush);
}

function wordmark(scene: Scene, brush: Brush): Drawing {
  const treatment = treatments[scene.treatment];
  const setting = {
    typeface: scene.typeface,
    weight: scene.weight,
    tracking: treatment.tracking ?? 0,
  };
  const block = breakLines(scene.name, setting, { width: INNER, height: 380 });
  // Few letters would fill the width at a size that shouts.
  return fitted(treatment.draw(brush, block), around(INNER * widthFor(scene.name), 430));
}

function combination(scene: Scene, brush: Brush): string {
  const mark = drawMark(scene, brush);
  // A roundel letters the name itself; a second time would be once too often.
  if (scene.mark === "roundel" && scene.name !== "") {
    return centred(fitted(mark, around(620, 620))).svg;
  }
  const setting = { typeface: scene.typeface, weight: scene.weight };
  const beside = scene.arrangement === "beside" && mark.box.width < mark.box.height * 1.3;
  if (beside) {
    const size = 250;
    const gap = 52;
    const placed = fitted(mark, { x: MARGIN, y: 375, width: size, height: size });
    const room = { width: INNER - size - gap, height: 250 };
    const block = breakLines(scene.name, setting, room, "left");
    const left = placed.box.x + placed.box.width + gap;
    const scale = Math.min(room.width / block.box.width, room.height / block.box.height, 1.6);
    const [width, height] = [block.box.width * scale, block.box.height * scale];
    const area = { x: left, y: 500 - height / 2, width, height };
    const name = fitted(blockDrawing(block, () => brush.palette.ink), area);
    return centred(joined(placed, withTagline(scene, name, 500, "left"))).svg;
  }
  const block = breakLines(scene.name, setting, { width: 660, height: 190 });
  const placed = fitted(mark, { x: MARGIN, y: 0, width: INNER, height: 330 });
  const top = placed.box.y + placed.box.height + 66;
  const name = fitted(
    blockDrawing(block, () => brush.palette.ink),
    { x: ARTBOARD / 2 - 330, y: top, width: 660, height: Math.min(190, block.box.height * 1.15) },
  );
  const lifted = { svg: name.svg, box: name.box };
  return centred(joined(placed, withTagline(scene, lifted, 560))).svg;
}

/** The tagline in small, spaced letters under the name; its size is bounded by the name's. */
function withTagline(
  scene: Scene,
  name: Drawing,
  most: number,
  align: "centre" | "left" = "centre",
): Drawing {
  if (scene.tagline === "" || scene.name === "") return name;
  const { palette } = scene;
  const line = letter(scene.tagline, {
    typeface: taglineFace(scene),
    weight: "regular",
    tracking: 0.08,
  });
  const width = Math.min(Math.max(name.box.width, 240), most + 100, INNER);
  const scale = Math.min(0.38, width / line.box.width);
  const size = { width: line.box.width * scale, height: line.box.height * scale };
  const x = align === "left" ? name.box.x : name.box.x + (name.box.width - size.width) / 2;
  const y = name.box.y + name.box.height + 36;
  const small = fitted(drawn(line, tint(palette.ink, palette.ground, 0.82)), { x, y, ...size });
  return joined(name, small);
}

/** A script or a display face is unreadable when small. */
function taglineFace({ typeface }: Scene): Scene["typeface"] {
  return typeface === "Playfair Display" || typeface === "Tenor Sans" ? "Tenor Sans" : "Jost";
}

function widthFor(name: string): number {
  return Math.min(1, 0.5 + [...name].length * 0.055);
}

function around(width: number, height: number): Box {
  return { x: (ARTBOARD - width) / 2, y: (ARTBOARD - height) / 2, width, height };
}

function joined(a: Drawing, b: Drawing): Drawing {
  const x = Math.min(a.box.x, b.box.x);
  const y = Math.min(a.box.y, b.box.y);
  return {
    svg: a.svg + b.svg,
    box: {
      x,
      y,
      width: Math.max(a.box.x + a.box.width, b.box.x + b.box.width) - x,
      height: Math.max(a.box.y + a.box.height, b.box.y + b.box.height) - y,
    },
  };
}

/** In the middle of the artboard, and smaller where it would cross the margins. */
function centred(drawing: Drawing): Drawing {
  const scale = Math.min(1, INNER / drawing.box.width, INNER / drawing.box.height);
  return fitted(drawing, around(drawing.box.width * scale, drawing.box.height * scale));
}

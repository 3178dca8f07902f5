import { type Drawing, n } from "./geometry.ts";

/** How a mark stands in its place; `size` is 1 as composed. */
export interface Pose {
  size: number;
  mirror: "none" | "horizontal" | "vertical";
  /** Degrees clockwise. */
  turn: number;
}

/** How much of its box a drawing fills, which decides how much room it needs when it is turned. */
export type Filling = "full" | "loose" | "round";

/** A drawing mirrored and turned around its middle; its box is what the turned one takes up. */
export function posed(
  drawing: Drawing,
  { mirror, turn: degrees }: Pick<Pose, "mirror" | "turn">,
  filling: Filling,
): Drawing {
  if (mirror === "none" && degrees % 360 === 0) return drawing;
  const { x, y, width, height } = drawing.box;
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const radians = degrees * Math.PI / 180;
  const [cos, sin] = [Math.abs(Math.cos(radians)), Math.abs(Math.sin(radians))];
  const longer = Math.max(width, height);
  const room = (side: number) => {
    if (filling === "round") return longer;
    return filling === "full" ? side : (side + Math.min(side, longer)) / 2;
  };
  const [across, down] = [room(width * cos + height * sin), room(width * sin + height * cos)];
  const scale = mirror === "horizontal" ? "-1 1" : mirror === "vertical" ? "1 -1" : "1 1";
  const svg = `<g transform="translate(${n(middleX)} ${n(middleY)}) rotate(${n(degrees)}) ` +
    `scale(${scale}) translate(${n(-middleX)} ${n(-middleY)})">${drawing.svg}</g>`;
  return {
    svg,
    box: { x: middleX - across / 2, y: middleY - down / 2, width: across, height: down },
  };
}

/** Lettering that leans forward about its foot, as an italic does. */
export function slanted({ svg, box }: Drawing): Drawing {
  const foot = box.y + box.height;
  const lean = `translate(0 ${n(foot)}) skewX(-11) translate(0 ${n(-foot)})`;
  const wider = box.height * Math.tan(11 * Math.PI / 180);
  return {
    svg: `<g transform="${lean}">${svg}</g>`,
    box: { ...box, width: box.width + wider },
  };
}

import names from "color-name";
import { converter, differenceEuclidean, modeOklab, modeRgb, nearest, useMode } from "culori/fn";

useMode(modeRgb);
useMode(modeOklab);
const toOklab = converter("oklab");

/** More chroma in OKLab than this and nobody calls a color a gray, though the nearest name may. */
const MOST_GRAY = 0.055;

/** CSS runs its names together: `darkolivegreen`. These stand before others, */
const first =
  /^(?:dark|light|medium|pale|deep|hot|dim|lawn|midnight|misty|navajo|old|papaya|peach)/;
/** and these behind. */
const last = new RegExp(
  "(?<=.)(?:almond|aquamarine|blue|blush|brick|brown|chiffon|coral|cream|cyan|drab|goldenrod|gray|" +
    "green|khaki|lace|magenta|orange|orchid|pink|puff|purple|red|rose|salmon|seagreen|silk|skyblue|" +
    "slate|smoke|spring|steel|turquoise|violet|whip|white|wood|yellow)$",
);

const spoken = Object.entries(names as Record<string, [number, number, number]>).filter(([name]) =>
  !name.includes("grey")
);
const findAny = nearestOf(spoken);
const findColorful = nearestOf(spoken.filter(([name]) => !name.includes("gray")));

function nearestOf(named: typeof spoken) {
  return nearest(named, differenceEuclidean("oklab"), ([, [r, g, b]]: typeof spoken[number]) => {
    return { mode: "rgb" as const, r: r / 255, g: g / 255, b: b / 255 };
  });
}

/** The nearest of the colors that CSS has names for, in words: `dark olive green` of `#556b2f`. */
export function nameColor(hex: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  const color = { mode: "rgb" as const, r, g, b };
  const { a, b: yellow } = toOklab(color);
  const find = Math.hypot(a, yellow) > MOST_GRAY ? findColorful : findAny;
  const [found] = find(color, 1);
  return found ? separate(found[0]) : hex;
}

function separate(name: string): string {
  const [modifier = ""] = first.exec(name) ?? [];
  const rest = name.slice(modifier.length);
  const words = [modifier, rest.replace(last, " $&")].filter((word) => word !== "").join(" ");
  return words.replaceAll("  ", " ");
}

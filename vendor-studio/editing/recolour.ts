// @ts-types="@types/culori"
import { converter } from "culori";
import { adjusted, isDark, type Palette, shaded } from "../draw/palette.ts";
import type { PaletteRole, Tone } from "../reading/edits/edit.ts";

const oklch = converter("oklch");

const inks = ["main", "second", "accent", "ink"] as const;
const parts = ["ground", ...inks] as const;

/** The palette after a change of tone: of a part, of what is of a colour, or of all but the ground. */
export function toned(palette: Palette, tone: Tone, part?: PaletteRole, like?: string): Palette {
  if (tone === "inverted") {
    const dark = isDark(palette.ground);
    const ground = dark ? "#ffffff" : isDark(palette.ink) ? palette.ink : "#15171c";
    return { ...palette, ground, ink: palette.ground, main: palette.ground };
  }
  if (tone === "monochrome" && part === undefined && like === undefined) {
    const [ground, ink] = isDark(palette.ground) ? ["#000000", "#ffffff"] : ["#ffffff", "#000000"];
    const grey = isDark(palette.ground) ? "#b8b8b8" : "#6b6b6b";
    return { ground, main: ink, second: grey, accent: grey, ink };
  }
  const away = isDark(palette.ground) ? "lighter" : "darker";
  const wanted = tone === "starker" && part !== "ground" ? away : tone;
  const chosen = part !== undefined ? [part] : like === undefined ? inks : meant(palette, like);
  return painted(palette, chosen, (colour) => changed(colour, wanted));
}

/** The palette with those parts changed. */
function painted(
  palette: Palette,
  chosen: readonly (keyof Palette)[],
  paint: (colour: string) => string,
): Palette {
  return {
    ...palette,
    ...Object.fromEntries(chosen.map((part) => [part, paint(palette[part])])),
  };
}

/** One colour after a change of tone. */
export function changed(colour: string, tone: Exclude<Tone, "inverted">): string {
  switch (tone) {
    case "darker":
      return shaded(colour, -0.12);
    case "lighter":
      // From black, one step alone isn't seen.
      return shaded(colour, 0.12 + Math.max(0, 0.25 - (oklch(colour)?.l ?? 0)));
    case "starker":
      return shaded(colour, (oklch(colour)?.l ?? 0) > 0.5 ? 0.12 : -0.12);
    case "warmer":
      return leaning(colour, 50);
    case "cooler":
      return leaning(colour, 240);
    case "vivid":
      return adjusted(colour, ({ c }) => ({ c: c * 1.35 }));
    case "muted":
      return adjusted(colour, ({ c }) => ({ c: c * 0.6 }));
    case "monochrome":
      return adjusted(colour, () => ({ c: 0 }));
  }
}

/**
 * A third of the way round to a hue, as far as it goes by its name; a grey gains a little of it, black
 * and white by giving way to it.
 */
function leaning(colour: string, hue: number): string {
  return adjusted(colour, ({ l, c, h }) => {
    if (c < 0.02) return { l: Math.min(0.94, Math.max(0.3, l)), c: 0.05, h: hue };
    const third = ((hue - h + 540) % 360 - 180) / 3;
    return { h: (h + Math.max(-30, Math.min(30, third)) + 360) % 360 };
  });
}

/** Colours less unlike than this go by one name. */
const SAME = 0.25;

/** Whatever has the one colour gets the other; null: another one of the picture's own. */
export function exchanged(palette: Palette, from: string, to: string | null): Palette {
  const own = inks.map((part) => palette[part]);
  const colour = to ?? own.find((each) => unlike(each, from) > SAME) ?? "#2f3437";
  return painted(palette, meant(palette, from), () => colour);
}

/** Whatever has either colour gets the other one. */
export function traded(palette: Palette, one: string, other: string): Palette {
  const given = painted(palette, near(palette, one), () => other);
  return painted(given, near(palette, other), () => one);
}

function near(palette: Palette, colour: string): (keyof Palette)[] {
  return parts.filter((part) => unlike(palette[part], colour) <= SAME);
}

/**
 * The parts that a client means by a colour, whose hue is all that is meant: the "green" may be an
 * olive. Where nothing comes near it, it is the main shapes.
 */
function meant(palette: Palette, colour: string): (keyof Palette)[] {
  const found = near(palette, colour);
  return found.length > 0 ? found : parts.filter((part) => palette[part] === palette.main);
}

/** 0 for the same colour, 1 for its opposite: by hue, of greys by lightness. */
export function unlike(a: string, b: string): number {
  const [one, other] = [oklch(a), oklch(b)];
  if (one === undefined || other === undefined) return 1;
  if (isGrey(one) !== isGrey(other)) return 1;
  if (isGrey(one)) {
    // White and cream go by two names, though nothing but a trace of colour parts them.
    const tinge = Math.min(one.l, other.l) > PALE ? Math.abs(one.c - other.c) : 0;
    return 0.6 * Math.abs(one.l - other.l) + 9 * tinge;
  }
  const way = Math.abs((((one.h ?? 0) - (other.h ?? 0) + 540) % 360) - 180);
  // Brown and orange share their hue, and are told apart by how light they are.
  return way / 160 + 2 * Math.max(0, Math.abs(one.l - other.l) - 0.25);
}

/** Lighter than this, what has little colour is a white: nobody calls cream "gold". */
const PALE = 0.9;

function isGrey({ c, l }: { c: number; l: number }): boolean {
  return c < 0.025 || l < 0.12 || (l > PALE && c < 0.06);
}

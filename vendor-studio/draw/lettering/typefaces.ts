export type Weight = "light" | "regular" | "bold" | "black";

export interface Typeface {
  package: string;
  /** Path of each weight's file inside the package. */
  files: Record<Weight, string>;
  /** Letter spacing that suits it, in em. */
  tracking: number;
  /** The typeface in a similar style that letters Japanese. */
  japanese: "BIZ UDPGothic" | "Hina Mincho" | "Dela Gothic One";
}

/** The heaviest weight that is named stands in for heavier ones. All cover Latin and Cyrillic. */
const families = {
  Jost: face("Jost", -0.01, "BIZ UDPGothic", ["300Light", "500Medium", "700Bold", "900Black"]),
  "Playfair Display": face("Playfair Display", 0, "Hina Mincho", [
    "400Regular",
    "500Medium",
    "800ExtraBold",
    "900Black",
  ]),
  "Roboto Slab": face("Roboto Slab", 0, "BIZ UDPGothic", [
    "300Light",
    "500Medium",
    "800ExtraBold",
    "900Black",
  ]),
  Pacifico: face("Pacifico", 0, "Dela Gothic One", ["400Regular"]),
  Comfortaa: face("Comfortaa", -0.02, "BIZ UDPGothic", ["400Regular", "600SemiBold", "700Bold"]),
  Oswald: face("Oswald", 0.02, "Dela Gothic One", ["300Light", "500Medium", "700Bold"]),
  Unbounded: face("Unbounded", -0.02, "Dela Gothic One", [
    "300Light",
    "600SemiBold",
    "800ExtraBold",
    "900Black",
  ]),
  "Tenor Sans": face("Tenor Sans", 0.06, "Hina Mincho", ["400Regular"]),
  Caveat: face("Caveat", 0, "Hina Mincho", ["400Regular", "600SemiBold", "700Bold"]),
  // These add Japanese.
  "BIZ UDPGothic": face("BIZ UDPGothic", 0, "BIZ UDPGothic", [
    "400Regular",
    "400Regular",
    "700Bold",
  ]),
  "Hina Mincho": face("Hina Mincho", 0.04, "Hina Mincho", ["400Regular"]),
  "Dela Gothic One": face("Dela Gothic One", 0, "Dela Gothic One", ["400Regular"]),
};

/** A typeface the studio can letter in; the names are those of the families. */
export type TypefaceName = keyof typeof families;

export const typefaces: Record<TypefaceName, Typeface> = families;

function face(
  family: string,
  tracking: number,
  japanese: Typeface["japanese"],
  [light, regular = light, bold = regular, black = bold]: [string, string?, string?, string?],
): Typeface {
  const path = (weight: string) => `${weight}/${family.replaceAll(" ", "")}_${weight}.ttf`;
  return {
    package: `@expo-google-fonts/${family.toLowerCase().replaceAll(" ", "-")}`,
    files: { light: path(light), regular: path(regular), bold: path(bold), black: path(black) },
    tracking,
    japanese,
  };
}

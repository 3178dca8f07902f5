/** A typeface the studio can letter in; the names are those of the families. */
export type TypefaceName =
  | "Jost"
  | "Playfair Display"
  | "Roboto Slab"
  | "Pacifico"
  | "Comfortaa"
  | "Oswald"
  | "Unbounded"
  | "Tenor Sans"
  | "Caveat"
  | "BIZ UDPGothic"
  | "Hina Mincho"
  | "Dela Gothic One";

export type Weight = "light" | "regular" | "bold" | "black";

export interface Typeface {
  package: string;
  /** Path of each weight's file inside the package; a family names its heaviest again. */
  files: Record<Weight, string>;
  /** Letter spacing that suits it, in em. */
  tracking: number;
  /** The typeface in a similar style that letters Japanese. */
  japanese: TypefaceName;
}

function face(
  family: string,
  weights: [light: string, regular: string, bold: string, black?: string],
  japanese: TypefaceName,
  tracking = 0,
): Typeface {
  const name = family.toLowerCase().replaceAll(" ", "-");
  const prefix = family.replaceAll(" ", "");
  const path = (weight: string) => `${weight}/${prefix}_${weight}.ttf`;
  const [light, regular, bold, black = bold] = weights;
  return {
    package: `@expo-google-fonts/${name}`,
    files: {
      light: path(light),
      regular: path(regular),
      bold: path(bold),
      black: path(black),
    },
    tracking,
    japanese,
  };
}

/** All cover Latin with its accents and Cyrillic, but for the last three, which add Japanese. */
export const typefaces: Record<TypefaceName, Typeface> = {
  "Jost": face("Jost", ["300Light", "500Medium", "700Bold", "900Black"], "BIZ UDPGothic", -0.01),
  "Playfair Display": face("Playfair Display", [
    "400Regular",
    "500Medium",
    "800ExtraBold",
    "900Black",
  ], "Hina Mincho"),
  "Roboto Slab": face(
    "Roboto Slab",
    ["300Light", "500Medium", "800ExtraBold", "900Black"],
    "BIZ UDPGothic",
  ),
  "Pacifico": face("Pacifico", ["400Regular", "400Regular", "400Regular"], "Dela Gothic One"),
  "Comfortaa": face("Comfortaa", ["400Regular", "600SemiBold", "700Bold"], "BIZ UDPGothic", -0.02),
  "Oswald": face("Oswald", ["300Light", "500Medium", "700Bold"], "Dela Gothic One", 0.02),
  "Unbounded": face(
    "Unbounded",
    ["300Light", "600SemiBold", "800ExtraBold", "900Black"],
    "Dela Gothic One",
    -0.02,
  ),
  "Tenor Sans": face("Tenor Sans", ["400Regular", "400Regular", "400Regular"], "Hina Mincho", 0.06),
  "Caveat": face("Caveat", ["400Regular", "600SemiBold", "700Bold"], "Hina Mincho"),
  "BIZ UDPGothic": face("BIZ UDPGothic", ["400Regular", "400Regular", "700Bold"], "BIZ UDPGothic"),
  "Hina Mincho": face(
    "Hina Mincho",
    ["400Regular", "400Regular", "400Regular"],
    "Hina Mincho",
    0.04,
  ),
  "Dela Gothic One": face(
    "Dela Gothic One",
    ["400Regular", "400Regular", "400Regular"],
    "Dela Gothic One",
  ),
};

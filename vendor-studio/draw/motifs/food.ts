import { block, circle, ellipse, leaf, polygon } from "../geometry.ts";
import { body, cut, type Motif, second } from "./motif.ts";

const steam = "M-34 -52c-13 -13 13 -25 0 -40M-2 -52c-13 -13 13 -25 0 -40";

export const food = {
  wheat: {
    phrase: "an ear of wheat",
    title: "Wheat Ear",
    evokedBy: [
      "baker",
      "bread",
      "brot",
      "wheat",
      "grain",
      "flour",
      "mill",
      "brew",
      "пекар",
      "хлеб",
      "パン",
    ],
    pieces: [
      second("M0 96V-40", 7),
      body(leaf(0, -44, 0, -99, 0.32)),
      ...[0, 1, 2, 3].flatMap((row) => {
        const y = -14 + row * 27;
        return [body(leaf(-5, y + 4, -44, y - 36, 0.32)), body(leaf(5, y + 4, 44, y - 36, 0.32))];
      }),
    ],
  },
  loaf: {
    phrase: "a scored round loaf of bread",
    title: "Morning Loaf",
    evokedBy: [
      "baker",
      "bread",
      "brot",
      "loaf",
      "sourdough",
      "pastr",
      "patiss",
      "boulanger",
      "пекар",
      "хлеб",
      "パン",
    ],
    pieces: [
      body(
        "M-96 22C-96 -42 -50 -66 0 -66C50 -66 96 -42 96 22C96 50 78 62 52 62H-52C-78 62 -96 50 -96 22Z",
      ),
      cut(
        "M-58 -14C-40 -22 -30 -8 -32 20M-14 -26C4 -34 14 -20 12 14M32 -24C50 -30 58 -14 54 14",
        10,
      ),
    ],
  },
  rollingPin: {
    phrase: "a rolling pin",
    title: "Rolled Out",
    evokedBy: ["baker", "pastr", "cake", "pie", "patiss", "кондитер", "ケーキ"],
    turn: 45,
    pieces: [
      second(block(0, -84, 16, 36, 8)),
      second(block(0, 84, 16, 36, 8)),
      body(block(0, 0, 56, 128, 14)),
      cut("M-12 -44V44", 7),
    ],
  },
  cup: {
    phrase: "a cup with rising steam",
    title: "Slow Cup",
    evokedBy: [
      "coffee",
      "café",
      "cafe",
      "tea",
      "espresso",
      "roast",
      "кофе",
      "чай",
      "珈琲",
      "喫茶",
      "コーヒー",
      "茶",
    ],
    pieces: [
      second("M46 -20h16a24 24 0 0 1 0 52h-20", 13),
      body("M-78 -36H48V14a52 52 0 0 1 -52 52h-22a52 52 0 0 1 -52 -52Z"),
      second(block(-15, 86, 140, 13, 6)),
      second(steam, 9),
    ],
  },
  bean: {
    phrase: "a coffee bean",
    title: "Single Bean",
    evokedBy: [
      "coffee",
      "espresso",
      "roast",
      "bean",
      "cocoa",
      "chocolat",
      "кофе",
      "珈琲",
      "コーヒー",
    ],
    turn: 35,
    pieces: [body(ellipse(0, 0, 66, 98)), cut("M0 -106C46 -44 -46 44 0 106", 14)],
  },
  bowl: {
    phrase: "a steaming bowl",
    title: "Warm Bowl",
    evokedBy: [
      "restaurant",
      "noodle",
      "ramen",
      "soup",
      "kitchen",
      "food",
      "ресторан",
      "кухн",
      "ラーメン",
      "食堂",
    ],
    pieces: [
      body("M-92 -8H92C92 44 58 74 30 82H-30C-58 74 -92 44 -92 -8Z"),
      second("M-18 -26c-13 -13 13 -27 0 -44M18 -26c-13 -13 13 -27 0 -44", 9),
      cut("M-62 20C-50 44 -38 52 -24 58", 7),
    ],
  },
  fork: {
    phrase: "a fork whose tines grow into a leaf",
    title: "Field Fork",
    evokedBy: ["restaurant", "bistro", "catering", "food", "diner", "kitchen", "ресторан", "食堂"],
    pieces: [
      body(block(0, 40, 14, 116, 7)),
      body("M-40 -96V-42A40 40 0 0 0 40 -42V-96", 13),
      body("M0 -96V-10", 13),
      second(leaf(6, 58, 62, 10, 0.36)),
    ],
  },
  grapes: {
    phrase: "a bunch of grapes",
    title: "First Harvest",
    evokedBy: ["wine", "vineyard", "winer", "grape", "vino", "вино", "ワイン"],
    pieces: [
      second("M0 -62V-94", 9),
      second(leaf(4, -70, 72, -92, 0.38)),
      ...[
        [-46, -42],
        [0, -42],
        [46, -42],
        [-23, -4],
        [23, -4],
        [0, 34],
        [-46, -4],
        [46, -4],
        [-23, 34],
        [23, 34],
        [0, 72],
      ]
        .slice(0, 6).map(([x = 0, y = 0]) => body(circle(x, y, 24))),
    ],
  },
  hop: {
    phrase: "a hop cone",
    title: "Hop Cone",
    evokedBy: ["brew", "beer", "hop", "ale", "pub", "пиво", "ビール"],
    pieces: [
      second("M0 -60V-98", 8),
      ...[
        [0, 92, 26],
        [-26, 58, 30],
        [26, 58, 30],
        [0, 44, 30],
        [-40, 12, 32],
        [40, 12, 32],
        [0, -4, 34],
        [-34, -34, 30],
        [34, -34, 30],
      ]
        .map(([x = 0, y = 0, r = 0]) => body(leaf(x * 0.55, y - r * 1.7, x, y, 0.5))),
    ],
  },
  drop: {
    phrase: "a drop",
    title: "Clear Drop",
    evokedBy: ["water", "oil", "clean", "spa", "soap", "laundr", "hydro", "вода", "水"],
    pieces: [
      body("M0 -99C38 -46 70 -8 70 30A70 68 0 0 1 -70 30C-70 -8 -38 -46 0 -99Z"),
      cut("M-40 32A40 38 0 0 0 0 70", 11),
    ],
  },
  apple: {
    phrase: "an apple with one leaf",
    title: "Orchard",
    evokedBy: [
      "fruit",
      "orchard",
      "grocer",
      "juice",
      "farm",
      "nutrition",
      "organic",
      "фрукт",
      "農園",
    ],
    pieces: [
      body(
        "M0 -42C30 -62 82 -50 82 8C82 56 48 98 22 92C8 88 -8 88 -22 92C-48 98 -82 56 -82 8C-82 -50 -30 -62 0 -42Z",
      ),
      second(leaf(2, -52, 48, -98, 0.4)),
      cut("M-52 12C-52 -10 -42 -20 -28 -22", 10),
    ],
  },
  cone: {
    phrase: "an ice-cream cone",
    title: "Two Scoops",
    evokedBy: ["ice cream", "gelat", "dessert", "sweet", "candy", "мороженое", "アイス"],
    pieces: [
      second(polygon([[-48, -6], [48, -6], [0, 98]])),
      body(
        "M-62 -10A62 62 0 1 1 62 -10C62 8 42 10 34 -2C24 14 6 14 0 0C-6 14 -24 14 -34 -2C-42 10 -62 8 -62 -10Z",
      ),
      cut("M-34 -38A38 38 0 0 1 -8 -62", 9),
    ],
  },
} satisfies Record<string, Motif>;

import { block, circle, corners, n, polygon } from "../geometry.ts";
import { body, cut, type Motif, second } from "./motif.ts";

const invader = [
  "..#.....#..",
  "...#...#...",
  "..#######..",
  ".##.###.##.",
  "###########",
  "#.#######.#",
  "#.#.....#.#",
  "...##.##...",
].flatMap((row, y) =>
  [...row].flatMap((cell, x) =>
    cell === "#" ? [block((x - 5) * 18, (y - 3.5) * 18, 18.4, 18.4)] : []
  )
).join("");

const nodes = corners(6, 78);

export const technology = {
  gamepad: {
    phrase: "a game controller",
    title: "Player One",
    evokedBy: ["game", "gaming", "gamer", "arcade", "esport", "игр", "ゲーム"],
    pieces: [
      body(
        "M-50 -56H50C82 -56 98 -8 98 34C98 66 64 72 50 44L40 26H-40L-50 44C-64 72 -98 66 -98 34C-98 -8 -82 -56 -50 -56Z",
      ),
      cut(block(-46, -14, 44, 14, 4) + block(-46, -14, 14, 44, 4)),
      cut(circle(36, -2, 9) + circle(58, -26, 9)),
    ],
  },
  invader: {
    phrase: "a pixel-art arcade creature",
    title: "High Score",
    evokedBy: ["game", "gaming", "pixel", "arcade", "retro", "игр", "ゲーム"],
    pieces: [body(invader)],
  },
  die: {
    phrase: "an isometric die",
    title: "Lucky Roll",
    evokedBy: ["game", "dice", "toy", "luck", "chance", "board", "игр", "ゲーム"],
    pieces: [
      second(polygon([[0, -97], [84, -48], [0, 0], [-84, -48]])),
      body(polygon([[-84, -40], [-4, 7], [-4, 98], [-84, 50]])),
      body(polygon([[84, -40], [4, 7], [4, 98], [84, 50]])),
      cut(circle(0, -48, 13) + circle(-60, 0, 10) + circle(-28, 58, 10) + circle(44, 28, 12)),
    ],
  },
  rocket: {
    phrase: "a rocket",
    title: "Lift-off",
    evokedBy: [
      "rocket",
      "space",
      "startup",
      "launch",
      "tech",
      "software",
      "growth",
      "game",
      "космос",
      "宇宙",
    ],
    turn: 30,
    pieces: [
      second("M-36 6L-76 58L-32 54ZM36 6L76 58L32 54Z"),
      body("M0 -99C44 -62 50 0 34 56H-34C-50 0 -44 -62 0 -99Z"),
      cut(circle(0, -22, 18)),
      second("M-22 66H22L0 99Z"),
    ],
  },
  network: {
    phrase: "six connected nodes around a centre",
    title: "Connected",
    evokedBy: [
      "network",
      "software",
      "cloud",
      "platform",
      "data",
      "ai",
      "tech",
      "communit",
      "connect",
      "it",
      "сеть",
      "програм",
      "技術",
    ],
    pieces: [
      body(nodes.map(([x, y]) => `M0 0L${n(x)} ${n(y)}`).join(""), 9),
      body(nodes.map(([x, y]) => circle(x, y, 18)).join("")),
      second(circle(0, 0, 28)),
    ],
  },
  bulb: {
    phrase: "a light bulb",
    title: "Bright Idea",
    evokedBy: [
      "idea",
      "electr",
      "light",
      "lamp",
      "innovat",
      "energ",
      "creativ",
      "идея",
      "электр",
      "電気",
    ],
    pieces: [
      body("M-26 50C-28 26 -66 8 -66 -34A66 64 0 0 1 66 -34C66 8 28 26 26 50Z"),
      second(block(0, 66, 52, 14, 7) + block(0, 88, 36, 14, 7)),
      cut("M-24 -26L-8 -8L8 -26L24 -8", 8),
    ],
  },
  spark: {
    phrase: "a four-pointed spark",
    title: "Spark",
    evokedBy: [
      "spark",
      "magic",
      "clean",
      "ai",
      "shine",
      "jewel",
      "luxur",
      "creativ",
      "agency",
      "искр",
      "ювелир",
      "輝",
    ],
    pieces: [
      body(
        "M-14 -94C-4 -20 10 -6 84 4C10 14 -4 28 -14 98C-24 28 -38 14 -98 4C-38 -6 -24 -20 -14 -94Z",
      ),
      second(
        "M66 -98C69 -74 74 -69 98 -66C74 -63 69 -58 66 -34C63 -58 58 -63 34 -66C58 -69 63 -74 66 -98Z",
      ),
    ],
  },
  sound: {
    phrase: "a sound wave of seven bars",
    title: "Loud & Clear",
    evokedBy: [
      "music",
      "sound",
      "audio",
      "record",
      "radio",
      "podcast",
      "voice",
      "музык",
      "звук",
      "音",
    ],
    pieces: [34, 92, 140, 196, 120, 160, 56].map((height, index) => {
      const d = block((index - 3) * 30, 0, 17, height, 8.5);
      return index % 2 === 1 ? second(d) : body(d);
    }),
  },
  bolt: {
    phrase: "a bolt of lightning",
    title: "Full Charge",
    evokedBy: [
      "electr",
      "power",
      "energ",
      "charge",
      "speed",
      "fast",
      "e-bike",
      "volt",
      "энерг",
      "電",
    ],
    pieces: [body(polygon([[22, -99], [-62, 18], [-8, 18], [-24, 99], [66, -28], [10, -28]]))],
  },
  cloud: {
    phrase: "a cloud",
    title: "Cloudline",
    evokedBy: ["cloud", "host", "sky", "saas", "weather", "облак", "雲"],
    pieces: [
      body("M-52 58A44 44 0 0 1 -58 -28A60 60 0 0 1 56 -36A48 48 0 0 1 54 58Z"),
      cut("M-18 22L0 4L18 22M0 6V44", 9),
    ],
  },
} satisfies Record<string, Motif>;

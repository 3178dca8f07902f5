import { block, circle, n, polar, polygon } from "../geometry.ts";
import { body, cut, type Motif, second } from "./motif.ts";

const star = polygon(
  Array.from({ length: 10 }, (_, index) => polar(index % 2 === 0 ? 98 : 42, index * 36)),
);

const spokes = Array.from({ length: 4 }, (_, index) => {
  const [x, y] = polar(78, index * 45);
  return `M${n(x)} ${n(y)}L${n(-x)} ${n(-y)}`;
}).join("");

export const life = {
  cross: {
    phrase: "a soft-cornered medical cross",
    title: "Open Care",
    evokedBy: [
      "clinic",
      "medic",
      "health",
      "hospital",
      "pharma",
      "doctor",
      "care",
      "клиник",
      "медиц",
      "аптек",
      "病院",
      "医",
    ],
    pieces: [
      body(
        "M-11 -97H11A24 24 0 0 1 35 -73V-35H73A24 24 0 0 1 97 -11V11A24 24 0 0 1 73 35H35V73" +
          "A24 24 0 0 1 11 97H-11A24 24 0 0 1 -35 73V35H-73A24 24 0 0 1 -97 11V-11" +
          "A24 24 0 0 1 -73 -35H-35V-73A24 24 0 0 1 -11 -97Z",
      ),
      cut("M0 34C-20 18 -34 6 -34 -10A17 17 0 0 1 0 -18A17 17 0 0 1 34 -10C34 6 20 18 0 34Z"),
    ],
  },
  heart: {
    phrase: "a heart with a pulse line",
    title: "Steady Heart",
    evokedBy: [
      "clinic",
      "medic",
      "health",
      "cardio",
      "care",
      "love",
      "charit",
      "donat",
      "nurs",
      "клиник",
      "медиц",
      "сердц",
      "医",
      "心",
    ],
    pieces: [
      body("M0 92C-62 46 -98 8 -98 -34A51 51 0 0 1 0 -54A51 51 0 0 1 98 -34C98 8 62 46 0 92Z"),
      cut("M-104 2H-40L-22 -34L6 42L24 2H104", 10),
    ],
  },
  tooth: {
    phrase: "a tooth",
    title: "Bright Smile",
    evokedBy: ["dent", "tooth", "ortho", "smile", "стомат", "зуб", "歯"],
    pieces: [
      body(
        "M-72 -58C-58 -100 -18 -82 0 -72C18 -82 58 -100 72 -58C88 -14 60 12 54 52C50 96 26 104 20 64C16 32 -16 32 -20 64C-26 104 -50 96 -54 52C-60 12 -88 -14 -72 -58Z",
      ),
      cut("M-46 -46C-40 -60 -26 -60 -18 -58", 10),
    ],
  },
  compass: {
    phrase: "a compass needle in a ring",
    title: "True North",
    evokedBy: [
      "travel",
      "tour",
      "compass",
      "north",
      "explor",
      "adventur",
      "navig",
      "guide",
      "путеш",
      "север",
      "旅",
      "北",
    ],
    pieces: [
      body(circle(0, 0, 88), 16),
      second(polygon([[44, -44], [13, 13], [-13, -13]])),
      body(polygon([[-44, 44], [-13, -13], [13, 13]])),
    ],
  },
  plane: {
    phrase: "a paper plane",
    title: "Sent Off",
    evokedBy: [
      "travel",
      "flight",
      "mail",
      "messag",
      "deliver",
      "logist",
      "send",
      "courier",
      "достав",
      "配送",
    ],
    pieces: [
      body(polygon([[-97, -14], [97, -88], [-22, 26]])),
      body(polygon([[97, -88], [38, 82], [-6, 34]])),
      second(polygon([[97, -88], [-20, 30], [-34, 84], [-4, 42]])),
    ],
  },
  boat: {
    phrase: "a sailing boat",
    title: "Fair Wind",
    evokedBy: [
      "sail",
      "boat",
      "marin",
      "yacht",
      "harbour",
      "harbor",
      "port",
      "ship",
      "wind",
      "яхт",
      "порт",
      "船",
    ],
    pieces: [
      body("M8 -96C52 -56 70 -8 74 32H8Z"),
      second("M-8 -66V32H-70C-44 4 -18 -30 -8 -66Z"),
      body("M-92 50H92C82 78 62 92 34 92H-40C-66 92 -84 76 -92 50Z"),
    ],
  },
  anchor: {
    phrase: "an anchor",
    title: "Holding Fast",
    evokedBy: ["anchor", "marin", "harbour", "harbor", "sea", "ship", "navy", "море", "港"],
    pieces: [
      second(circle(0, -74, 18), 11),
      body("M0 -54V84", 14),
      body("M-36 -28H36", 13),
      body("M-82 22C-78 64 -42 88 0 88C42 88 78 64 82 22", 15),
      body(polygon([[-98, 40], [-84, 2], [-58, 34]]) + polygon([[98, 40], [84, 2], [58, 34]])),
    ],
  },
  crown: {
    phrase: "a three-pointed crown",
    title: "Small Crown",
    evokedBy: [
      "crown",
      "king",
      "queen",
      "royal",
      "luxur",
      "premium",
      "jewel",
      "barber",
      "корол",
      "王",
    ],
    pieces: [
      body(polygon([[-92, -46], [-44, -2], [0, -78], [44, -2], [92, -46], [74, 50], [-74, 50]])),
      second(block(0, 74, 150, 20, 6)),
      second(circle(-92, -60, 8) + circle(0, -90, 9) + circle(92, -60, 8)),
    ],
  },
  star: {
    phrase: "a five-pointed star",
    title: "Lone Star",
    evokedBy: ["star", "event", "show", "entertain", "award", "звезд", "星"],
    pieces: [body(star)],
  },
  wheel: {
    phrase: "a spoked wheel",
    title: "Free Wheel",
    evokedBy: ["bike", "bicycl", "cycl", "wheel", "transport", "courier", "вело", "自転車"],
    pieces: [body(circle(0, 0, 86), 17), second(spokes, 7), body(circle(0, 0, 20))],
  },
  note: {
    phrase: "a pair of joined musical notes",
    title: "In Tune",
    evokedBy: ["music", "song", "concert", "band", "dance", "choir", "музык", "音楽"],
    pieces: [
      body("M-40 66V-64L70 -90V40", 15),
      second("M-40 -50L70 -76", 24),
      body(
        "M-92 70A28 23 0 1 0 -36 66A28 23 0 1 0 -92 70ZM18 44A28 23 0 1 0 74 40A28 23 0 1 0 18 44Z",
      ),
    ],
  },
  hands: {
    phrase: "two people under one arc",
    title: "Side by Side",
    evokedBy: [
      "communit",
      "social",
      "charit",
      "team",
      "people",
      "family",
      "human",
      "recruit",
      "care",
      "семь",
      "люд",
      "人",
    ],
    pieces: [
      // One taller than the other: two alike would look out of a face.
      body(circle(-30, -22, 24)),
      body("M-76 92V58A46 46 0 0 1 16 58V92Z"),
      second(circle(48, 12, 17)),
      second("M26 92V66A27 27 0 0 1 80 66V92Z"),
      body("M-92 -28A98 98 0 0 1 92 -28", 13),
    ],
  },
} satisfies Record<string, Motif>;

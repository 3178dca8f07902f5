import { circle, ellipse, polygon } from "../geometry.ts";
import { body, cut, type Motif, second } from "./motif.ts";

export const animals = {
  bird: {
    phrase: "a bird taking off",
    title: "First Flight",
    evokedBy: ["bird", "fly", "air", "wing", "swallow", "free", "post", "птиц", "鳥"],
    pieces: [
      body(
        "M-96 34C-60 40 -30 34 -10 14C-44 6 -70 -20 -78 -60C-36 -42 2 -34 34 -34C44 -56 70 -60 84 -42L99 -36L86 -26C84 34 38 76 -24 74C-54 72 -80 58 -96 34Z",
      ),
      second("M-24 74C-54 72 -80 58 -96 34C-60 40 -30 34 -10 14C10 30 20 50 -24 74Z"),
      cut(circle(62, -36, 6)),
    ],
  },
  fish: {
    phrase: "a fish",
    title: "Fresh Catch",
    evokedBy: ["fish", "sushi", "seafood", "aqua", "marin", "рыб", "魚", "寿司"],
    pieces: [
      second(polygon([[40, 0], [96, -50], [84, 0], [96, 50]])),
      body("M-97 4Q-26 -78 62 0Q-26 82 -97 4Z"),
      cut(circle(-56, -6, 9)),
      cut("M-28 -30Q-8 2 -28 36", 8),
    ],
  },
  fox: {
    phrase: "a geometric fox's head",
    title: "Clever Fox",
    evokedBy: ["fox", "game", "studio", "clever", "toy", "creativ", "лис", "狐"],
    pieces: [
      body(polygon([[-92, -88], [-30, -44], [30, -44], [92, -88], [84, 14], [0, 92], [-84, 14]])),
      second(polygon([[-84, 14], [-26, 22], [0, 92]])),
      second(polygon([[84, 14], [26, 22], [0, 92]])),
      cut("M-52 -8L-26 4M52 -8L26 4", 11),
    ],
  },
  owl: {
    phrase: "an owl with round eyes",
    title: "Night Owl",
    evokedBy: [
      "owl",
      "book",
      "learn",
      "educat",
      "school",
      "tutor",
      "wise",
      "universit",
      "сова",
      "школ",
      "塾",
    ],
    pieces: [
      body("M-76 -92Q0 -50 76 -92V16A76 78 0 0 1 -76 16Z"),
      cut(circle(-34, -24, 27) + circle(34, -24, 27)),
      second(circle(-34, -24, 13) + circle(34, -24, 13)),
      second(polygon([[-13, 2], [13, 2], [0, 26]])),
    ],
  },
  paw: {
    phrase: "a paw print",
    title: "Good Paw",
    evokedBy: [
      "pet",
      "dog",
      "cat",
      "vet",
      "veterin",
      "animal",
      "groom",
      "собак",
      "кош",
      "ветерин",
      "犬",
      "猫",
    ],
    pieces: [
      body("M0 -2C34 -2 66 42 58 70C50 96 22 82 0 82C-22 82 -50 96 -58 70C-66 42 -34 -2 0 -2Z"),
      second(ellipse(-74, -12, 20, 27) + ellipse(74, -12, 20, 27)),
      second(ellipse(-30, -58, 21, 30) + ellipse(30, -58, 21, 30)),
    ],
  },
  bee: {
    phrase: "a bee",
    title: "Busy Bee",
    evokedBy: ["bee", "honey", "garden", "мёд", "мед", "蜂"],
    pieces: [
      second("M-8 -24C-70 -98 -112 -30 -12 -8ZM8 -24C70 -98 112 -30 12 -8Z"),
      body(
        "M0 -58C34 -58 46 -20 46 14C46 62 20 98 0 98C-20 98 -46 62 -46 14C-46 -20 -34 -58 0 -58Z",
      ),
      cut("M-52 -4H52M-50 30H50M-40 62H40", 13),
    ],
  },
  horse: {
    phrase: "a knight's horse head, as in chess",
    title: "Knight's Move",
    evokedBy: ["horse", "chess", "strateg", "equest", "knight", "consult", "конь", "馬"],
    pieces: [
      body(
        "M-48 76C-50 34 -12 12 -14 -12C-34 2 -58 12 -74 -4C-82 -12 -84 -24 -76 -32L-28 -68L-22 -98L4 -74C56 -66 72 -14 66 76Z",
      ),
      second("M-62 84H78V98H-62Z"),
      cut(circle(-20, -42, 7)),
      cut("M22 -46C40 -20 44 12 42 52", 8),
    ],
  },
} satisfies Record<string, Motif>;

import type { MotifName } from "../draw/motifs/index.ts";
import { startingWith } from "./words.ts";

/**
 * What a trade can be told by besides the things that it works with, which all its competitors
 * show; what fits best first.
 */
const motifsByTrade: [RegExp, MotifName[]][] = [
  [startingWith("bak|bread|pastr|хлеб|пекар|パン"), [
    "loaf",
    "sun",
    "moon",
    "flame",
    "bird",
    "hands",
  ]],
  [
    startingWith("coffee|caf[eé]|roast|espresso|кофе|珈琲|コーヒー"),
    ["flame", "bird", "mountain", "sun", "moon", "drop", "wave"],
  ],
  [startingWith("tea\\b|茶|чай"), ["mountain", "drop", "moon", "stone", "bird"]],
  [startingWith("brew|beer|wine|пиво|вино"), ["wheat", "sun", "wave", "moon", "horse", "flame"]],
  [startingWith("restaurant|catering|bistro|food|ресторан"), [
    "flame",
    "bowl",
    "fish",
    "sun",
    "bee",
  ]],
  [
    startingWith("law|legal|attorney|notar|юрид|адвокат|法律"),
    ["owl", "compass", "key", "bird", "mountain", "tree", "horse"],
  ],
  [
    startingWith("clinic|health|medic|hospital|pharma|dent|therap|клиник|医"),
    ["hands", "sun", "drop", "bird", "stone", "leaf", "wave"],
  ],
  [startingWith("game|gaming|esport|игр|ゲーム"), [
    "invader",
    "die",
    "horse",
    "flame",
    "rocket",
    "crown",
    "bolt",
  ]],
  [startingWith("music|audio|record|sound|label|музык|音楽"), [
    "bird",
    "moon",
    "wave",
    "bolt",
    "sun",
    "flame",
  ]],
  [startingWith("light|lamp|lumin|свет|照明"), ["sun", "moon", "spark", "star", "flame", "bee"]],
  [
    startingWith("florist|flower|garden|plant|сад|花"),
    ["flower", "bee", "sun", "bird", "drop", "moon"],
  ],
  [
    startingWith("insur|financ|bank|invest|account|consult|финанс|銀行"),
    ["compass", "tree", "mountain", "owl", "bee", "boat", "key"],
  ],
  [startingWith("sail|marin|boat|surf|sea\\b|fish|море|海"), [
    "boat",
    "fish",
    "bird",
    "compass",
    "gust",
    "sun",
  ]],
  [
    startingWith("tech|software|cloud|data|platform|ai\\b|it\\b|софт|ソフト"),
    ["compass", "spark", "mountain", "rocket", "bird", "bolt", "bee"],
  ],
  [startingWith("architect|construct|build|contractor|строит|建築"), [
    "mountain",
    "tree",
    "bee",
    "stone",
    "compass",
  ]],
  [startingWith("school|educat|tutor|academ|learn|школ|教育"), [
    "owl",
    "sprout",
    "compass",
    "rocket",
    "key",
    "sun",
  ]],
  [startingWith("travel|tour|airline|hotel|путешеств|旅"), [
    "compass",
    "bird",
    "sun",
    "mountain",
    "wave",
    "moon",
  ]],
  [startingWith("logistic|shipping|transport|freight|достав|物流"), [
    "bird",
    "compass",
    "horse",
    "boat",
    "bee",
  ]],
  [startingWith("farm|organic|agri"), ["sun", "bee", "wheat", "drop", "apple", "bird"]],
];

/** Motifs for a text in lower case that names a trade. */
export function motifsForTrade(text: string): MotifName[] {
  return motifsByTrade.filter(([trade]) => trade.test(text)).flatMap(([, names]) => names);
}

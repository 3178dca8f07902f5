import type { Scene } from "../../draw/scene.ts";
import type { Edit, Piece } from "./edit.ts";
import type { Wording } from "./wording.ts";

const mark = "(?:mark|icon|symbol|emblem|sign|picture|drawing|illustration|image)";
const name = "(?:name|text|letter\\w*|word\\w*|type|wordmark)";

/** Which piece of a combination a phrase speaks of. */
function pieceIn(phrase: string): Piece {
  if (new RegExp(`\\b${mark}\\b`).test(phrase)) return "mark";
  return new RegExp(`\\b${name}\\b`).test(phrase) ? "name" : "whole";
}

/** The mark alone, or else all of the picture. */
export function markOrWhole(phrase: string): "mark" | "whole" {
  return pieceIn(phrase) === "mark" ? "mark" : "whole";
}

/** How the picture, or its mark, is turned, mirrored, cropped, sized and laid out. */
export function placement(text: Wording): Edit[] {
  return [
    ...turned(text),
    ...mirrored(text),
    ...spaced(text),
    ...arranged(text),
    ...cropped(text),
    ...sized(text),
  ];
}

/** Words of one clause, up to what else is wished for. */
const clause = "(?:(?!\\bwith\\b|\\bon\\b)[^,;.|])*?";
const direction = "(?:,? (?:to the |in the )?" +
  "(?:left|right|clockwise|anti-?clockwise|counter-?clockwise|leftwards?|rightwards?))?";

/** How each way of asking for a turn is read: by the degrees it names, or by those it stands for. */
const turns: [pattern: string, degrees: number | undefined][] = [
  [`\\b(?:rotate|turn|spin)\\b${clause}upside[- ]?down`, 180],
  [
    `(?:\\b(?:rotat\\w+|turn\\w*|tilt\\w*|spin\\w*|lean\\w*|slant\\w*|angle\\w*)\\b${clause})?` +
    `(-?\\d+(?:[.,]\\d+)?) ?(?:°|º|deg\\w*)(?: angle)?${direction}`,
    undefined,
  ],
  [`(?:\\b(?:rotate|turn|spin)\\b${clause})?\\bhalf[- ]turn\\b`, 180],
  [`(?:\\b(?:rotate|turn|spin|give)\\b${clause})?\\bquarter[- ]turn\\b${direction}`, 90],
  [`\\b(?:rotate|turn)\\b${clause}\\b(?:sideways|on its side)\\b`, 90],
  [`\\bdiagonal(?:ly)?\\b`, 45],
  [`\\b(?:tilt|lean|slant)\\w*\\b${clause}${direction}(?=[,;.|]|$)`, 12],
  [`\\bat (?:a slight|a jaunty|an) angle\\b`, 12],
  [`\\brotat(?:e|ed|ion)\\b${clause}\\b(?:slightly|a (?:little|bit|touch))\\b${direction}`, 12],
  [`\\b(?:rotat(?:e|ed|ion)|spin)\\b${clause}${direction}(?=[,;.|]|$)`, 90],
  [`\\bturn\\b${clause}\\b(?:anti-?|counter-?)?clockwise\\b`, 90],
];

function turned(text: Wording): Edit[] {
  for (const [pattern, degrees] of turns) {
    const match = text.take(pattern);
    if (match === undefined) continue;
    return [turn(match[0], degrees ?? Number((match[1] ?? "0").replace(",", ".")))];
  }
  return [];
}

function turn(phrase: string, degrees: number): Edit {
  const back = /anti-?clockwise|counter-?clockwise|to the left|leftwards?/.test(phrase);
  return { kind: "turn", of: markOrWhole(phrase), degrees: back ? -degrees : degrees };
}

function mirrored(text: Wording): Edit[] {
  const match =
    text.take(/[^,;.|]*\b(?:mirror\w*|flip\w*|reflect\w*|face the other way)\b[^,;.|]*/) ??
      text.take(/\b(?:make|let|have)\b[^,;.|]*\bfac(?:e|es|ing) (?:left|right)\b/);
  if (match === undefined) return [];
  const upright = /vertical|upside|top to bottom|horizontal axis/.test(match[0]);
  return [{ kind: "mirror", of: markOrWhole(match[0]), axis: upright ? "vertical" : "horizontal" }];
}

/** Room between mark and name, between letters, and around everything: more of it, or less. */
const rooms: [pattern: string, less: RegExp, edit: (isLess: boolean) => Edit][] = [
  [
    `[^,;.|]*\\bbetween (?:the )?(?:${mark}|${name}) & (?:the )?(?:${mark}|${name})[^,;.|]*|` +
    `[^,;.|]*\\b(?:${mark} (?:closer|nearer) to (?:the )?${name}|${name} (?:closer|nearer) to (?:the )?${mark})[^,;.|]*`,
    /less|closer|nearer|reduce|tight|smaller|narrow/,
    (isLess) => ({ kind: "gap", factor: isLess ? 0.5 : 1.8 }),
  ],
  [
    `[^,;.|]*\\b(?:letter[- ]?spac\\w+|tracking|kerning|spac(?:e|ed|ing)\\b[^,;.|]*\\bletters?|` +
    `letters?\\b[^,;.|]*\\b(?:apart|together|spac\\w+|spread|airier|closer|tighter|looser)|` +
    `(?:airier|tighter|looser|wider|spaced|spread)[^,;.|]*\\b(?:letters?|lettering|name|text|type))` +
    `[^,;.|]*`,
    /tight|less|together|closer|reduce|narrow|decrease|smaller/,
    (isLess) => ({ kind: "tracking", by: isLess ? -0.05 : 0.12 }),
  ],
  [
    "\\b(?:more|less|extra|bigger|larger|smaller|generous)\\b[^,;.|]*" +
    "\\b(?:white ?-?space|space|margins?|room|padding|air)\\b[^,;.|]*",
    /^(?:less|smaller)/,
    (isLess) => ({ kind: "size", of: "whole", factor: isLess ? 1.2 : 0.75 }),
  ],
];

function spaced(text: Wording): Edit[] {
  return rooms.flatMap(([pattern, less, edit]) => {
    const match = text.take(pattern);
    return match === undefined ? [] : [edit(less.test(match[0]))];
  });
}

const sides: [pattern: string, arrangement: Scene["arrangement"]][] = [
  [
    `${mark}${clause}(?:below|under|underneath|beneath) ${clause}${name}|${name}${clause}` +
    `(?:above|over|on top of) ${clause}${mark}`,
    "under",
  ],
  [
    `${mark}${clause}(?:to|on|at) the right|${mark}${clause}right of|` +
    `${mark}${clause}after ${clause}${name}|${name}${clause}(?:(?:to|on|at) the left|left of)`,
    "after",
  ],
  [
    `stack\\w*|${mark}${clause}\\b(?:above|over|on top)|${name}${clause}\\b(?:below|under|underneath|beneath)|` +
    `vertical (?:lock\\w*|layout|arrangement|version)|\\b(?:above|below|underneath)\\b`,
    "stacked",
  ],
  [
    `\\b(?:beside|side by side|next to|horizontal(?:ly)?|(?:to|on|at) the (?:left|right)|left of|right of|in one row)\\b`,
    "beside",
  ],
];

function arranged(text: Wording): Edit[] {
  const swapped = text.take(
    `\\b(?:swap|switch|exchange)\\b(?: the)?(?: (?:positions?|places?|order|sides?)(?: of)?)?(?: the)? ` +
      `(?:${mark}|${name}) ?[;&] ?(?:the )?(?:${mark}|${name})\\b`,
  );
  if (swapped !== undefined) return [{ kind: "arrangement", arrangement: "opposite" }];
  const lines = text.take(
    /[^,;.|]*\b(?:on|in|over|across|into) (one|a single|1|two|2|three|3) lines?\b[^,;.|]*/,
  ) ?? text.take(/\b(one|1|two|2) lines?(?: only|,? please)?$/);
  if (lines !== undefined) {
    const count = { two: 2, "2": 2, three: 3, "3": 3 }[lines[1] ?? ""] ?? 1;
    return [{ kind: "lines", count }];
  }
  for (const [pattern, arrangement] of sides) {
    if (text.take(`[^,;.|]*(?:${pattern})[^,;.|]*`) !== undefined) {
      return [{ kind: "arrangement", arrangement }];
    }
  }
  return [];
}

function cropped(text: Wording): Edit[] {
  const match = text.take(/\b(?:crop|zoom(?:ed)? in|close[- ]?up|(?:move|come|go|get) closer)\b/);
  return match === undefined ? [] : [{ kind: "crop" }];
}

function sized(text: Wording): Edit[] {
  if (text.take(/\bzoom(?:ed)? out\b/) !== undefined) {
    return [{ kind: "size", of: "whole", factor: 0.75 }];
  }
  const edits: Edit[] = [];
  // The rest of the clause is kept: a colour may follow in it.
  const pattern = /\b(larger|bigger|enlarge\w*|fill the \w+|smaller|shrink|reduce)\b/;
  for (let match = text.take(pattern); match !== undefined; match = text.take(pattern)) {
    const before = match.input.slice(0, match.index).split(/[,;.|]/).at(-1) ?? "";
    const after = match.input.slice(match.index).split(/[,;.|]/)[0] ?? "";
    const of = pieceIn(before) === "whole" ? pieceIn(after) : pieceIn(before);
    const less = /smaller|shrink|reduce/.test(match[0]);
    const [down, up] = of === "whole" ? [0.75, 1.2] : [0.72, 1.35];
    edits.push({ kind: "size", of, factor: less ? down : up });
  }
  return edits;
}

import { type MarkName, markNames, marks } from "../../draw/marks/index.ts";
import type { Family } from "../../draw/marks/index.ts";
import { colourPhrase } from "../colours.ts";
import { motifsNamed } from "../motif-words.ts";
import type { Edit } from "./edit.ts";
import type { Wording } from "./wording.ts";

const badges: [RegExp, MarkName][] = [
  [/badge|roundel/, "roundel"],
  [/\b(?:seal|stamp)\b/, "seal"],
  [/\bcrest\b/, "crest"],
  [/wreath/, "wreath"],
];

const manners: [RegExp, Family][] = [
  [/gradient/, "gradient"],
  [/line[- ]art|line[- ]drawing|outlined?\b|monoline/, "line"],
  [/negative[- ]space/, "negative space"],
  [/\bpattern/, "pattern"],
  [/\bgeometric (?:mark|shape|form|symbol)/, "geometric"],
];

/** What is drawn, and in which manner. */
export function subject(text: Wording): Edit[] {
  const bare = text.take(
    /\b(?:remove|without|drop|no|lose|delete)\b (?:the )?(?:icon|symbol|mark|emblem|picture)\b|\b(?:just|only) the (?:name|lettering|word\w*|text)\b/,
  );
  if (bare !== undefined) return [{ kind: "withoutMark" }];
  const mute = text.take(
    /\b(?:remove|without|drop|no|lose|delete)\b (?:the |any |all )?(?:name|text|letter\w*|words?|wordmark)\b|\b(?:just|only) the (?:icon|symbol|mark|emblem)\b|(?:^|[,;.|] ?)(?:the )?(?:icon|symbol|mark|emblem) (?:only|alone)(?= ?(?:$|[,;.|!]|please))/,
  );
  if (mute !== undefined) return [{ kind: "withoutName" }];
  const edits: Edit[] = [];
  const rest = text.rest();
  const mark = markNames.find((name) => rest.includes(marks[name].cue)) ??
    badges.find(([cue]) => cue.test(rest))?.[1];
  const family = manners.find(([cue]) => cue.test(rest))?.[1];
  const refused = /\b(?:no|without|remove|less)\b[^,;.|]*\b(?:gradient|outline|pattern)/.test(rest);
  if (mark !== undefined) edits.push({ kind: "mark", mark });
  else if (family !== undefined) {
    edits.push({ kind: "family", family: refused ? "pictorial" : family });
  }
  const motif = motifIn(rest);
  if (motif !== undefined) edits.push({ kind: "motif", motif });
  return edits;
}

/** The part of an instruction that names the wanted thing: in "replace the cup with a bean", the bean. */
const things: RegExp[] = [
  /\b(?:replace|swap|exchange)\b[^.]*?\b(?:with|by|for)\b([^.;]*)/,
  /\b(?:change|turn|transform)\b[^.]*?\b(?:into|to)\b( an?\b[^.;]*)/,
  /\b(?:add|show|draw|use|with|have|want|try|as)( (?:an?|two|three|some)\b[^.;]*)/,
  /\bmake (?:it|(?:the|its|our|this) (?:icon|symbol|mark|logo|emblem|picture|drawing|image))(?: into| look like| be)?( an?\b[^.;]*)/,
  /\b(?:add|draw|show|include)( [^.;]*)/,
  /((?:\ban?\b)[^.;]*?) (?:instead|rather than)/,
];

function motifIn(text: string): string | undefined {
  for (const pattern of things) {
    const wanted = pattern.exec(text)?.[1]?.replace(new RegExp(colourPhrase, "g"), " ");
    if (wanted === undefined) continue;
    const motif = motifsNamed(wanted)[0];
    if (motif !== undefined) return motif;
  }
  return undefined;
}

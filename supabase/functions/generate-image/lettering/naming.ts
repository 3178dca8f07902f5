import { foldLine } from "../../_shared/lettering/fold.ts";

/** What leads up to a name: "call it", "the name should be". */
const naming = [
  "\\b(?:call|rename|name) (?:(?:it|this|us|the \\w+) )?(?:to |as |into )?",
  "\\b(?:name|wording|initials?) (?:to|into|as|is|should be) ",
  "\\b(?:say|read|spell)s? ",
].join("|");
const leadsUp = new RegExp(`(?:${naming})["']?$`, "i");
const leads = new RegExp(`(?:${naming})["']?(?=(\\S.*))`, "gi");
const quoted = /(?<![\p{L}\p{N}])["'](.+?)[.,;:!?]?["'](?![\p{L}\p{N}])/gu;

/** Whether a wish names a text in words, in quotation marks or without: "call it Harbour". */
export function isNamed(text: string, wish: string): boolean {
  return placesOf(text, wish).some(([before, after]) =>
    leadsUp.test(before) && /^(?![\p{L}\p{N}])/u.test(after)
  );
}

/** Whether a wish has a text in quotation marks. */
export function isQuoted(text: string, wish: string): boolean {
  return placesOf(text, wish).some(([before, after]) =>
    /["']$/.test(before) && /^[.,;:!?]?["']/.test(after)
  );
}

/** Whether a text is another one or stands in it, whatever the case. */
export function isPartOf(text: string, whole: string): boolean {
  return small(whole).includes(small(text));
}

/**
 * Whether a wish quotes a part of a text only, and may speak of that part (`make the "o" orange`)
 * or name it as the new text.
 */
export function quotesPartOf(text: string, wish: string): boolean {
  return quotedIn(wish).some((part) => isPartOf(part, text) && small(part) !== small(text));
}

/** Whether a wish seems to name a text that is none of these. */
export function namesAnother(texts: string[], wish: string): boolean {
  const led = [...foldLine(wish).matchAll(leads)].map(([, rest = ""]) => rest);
  return quotedIn(wish).some((part) => !texts.some((text) => isPartOf(part, text))) ||
    led.some((rest) => !texts.some((text) => small(rest).startsWith(small(text))));
}

function quotedIn(wish: string): string[] {
  return [...foldLine(wish).matchAll(quoted)].map(([, part = ""]) => part);
}

/** What stands before and after each place of a text in a wish. */
function placesOf(text: string, wish: string): [before: string, after: string][] {
  const [wanted, said] = [foldLine(text), foldLine(wish)];
  const places: [string, string][] = [];
  if (wanted === "") return places;
  for (let at = said.indexOf(wanted); at >= 0; at = said.indexOf(wanted, at + 1)) {
    places.push([said.slice(0, at), said.slice(at + wanted.length)]);
  }
  return places;
}

function small(text: string): string {
  return foldLine(text).toLowerCase();
}

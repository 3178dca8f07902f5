import { colourIn, colourPhrase } from "../colours.ts";
import type { Edit } from "./edit.ts";
import type { Wording } from "./wording.ts";

const name = "(?: (?:the |its )?(?:company )?(?:name|text|letter\\w*|word\\w*|title|it)\\b)?";
const line =
  `\\b(?:underlin\\w+|(?:line|rule|bar|stroke) (?:under|underneath|below|beneath))${name}`;

/** A line under the name, or none any more. */
export function underlining(text: Wording): Edit[] {
  const gone = text.take(
    `\\b(?:no|not|without|remove|drop|delete|lose)\\b (?:the |an? |any |that )?(?:\\w+ )?${line}`,
  );
  if (gone !== undefined) return [{ kind: "underline", underline: null }];
  const match = text.take(
    `(?:\\b(?:add|draw|put|place|give|have|set|with)\\b[^,;.|]*?)?(?:\\b(?:${colourPhrase}) )?${line}` +
      `(?:(?: in| with)?(?: an?)? (?:${colourPhrase})(?: (?:line|stroke|colou?r))?)?`,
  );
  if (match === undefined) return [];
  return [{ kind: "underline", underline: { colour: colourIn(match[0]) ?? null } }];
}
